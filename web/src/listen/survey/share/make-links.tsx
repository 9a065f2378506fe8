import { Button, Group, Switch, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dateIn, dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type Survey, type SurveyLink, useMakeLinks } from '@/listen/survey/queries'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { CopyField } from './copy-field'
import { nameOf, peopleOf } from './people'
import styles from './share.module.css'
import { words } from './words'

interface Made {
  person: string
  link: SurveyLink
}

interface Props {
  survey: Survey
  onClose: () => void
  onFile: (made: readonly Made[]) => void
}

/** Addresses are shown one by one up to here; more come as a file. */
const SHOWN = 5

/** Makes links for people; their addresses are told once. */
export function MakeLinks({ survey, onClose, onFile }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const [pasted, paste] = useState('')
  const [single, setSingle] = useState(true)
  const [until, setUntil] = useState('')
  const making = useMakeLinks(survey.id)
  const people = peopleOf(pasted)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate({
      people: people.map((person) => ({ contact: nameOf(person), hidden: {} })),
      single,
      ...(until ? { expires_at: dayStart(until, zone) } : {}),
    })
  }
  const made = making.data?.items.flatMap((link, at) => {
    const person = people[at]
    return person ? [{ person, link }] : []
  })
  if (made) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={say('made_title', { n: made.length })}
        size="lg"
        closeOnClickOutside={false}
      >
        <div className={styles.stack}>
          <p className={styles.about}>{say('made_about')}</p>
          {made.slice(0, SHOWN).map(({ person, link }) => (
            <CopyField key={link.id} label={person} value={link.address ?? ''} />
          ))}
          {made.length > SHOWN && <p className={styles.about}>{say('made_more', { n: made.length - SHOWN })}</p>}
          <Group justify="flex-end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {say('done')}
            </Button>
            <Button data-autofocus onClick={() => onFile(made)}>
              {say('download_links', { n: made.length })}
            </Button>
          </Group>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={say('make_personal')} size="lg">
      <form className={styles.stack} onSubmit={submit}>
        <Textarea
          size="sm"
          label={say('people')}
          description={say('people_about')}
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxRows={12}
          value={pasted}
          onChange={({ currentTarget }) => paste(currentTarget.value)}
        />
        <Switch
          label={say('single')}
          checked={single}
          onChange={({ currentTarget }) => setSingle(currentTarget.checked)}
        />
        <TextInput
          type="date"
          label={say('expires')}
          description={say('expires_about')}
          min={dateIn(zone)}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        {making.error && <ErrorState error={making.error} />}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={making.isPending} disabled={people.length === 0}>
            {say('make_n', { n: people.length })}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
