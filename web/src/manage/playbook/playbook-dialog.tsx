import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { colleagues } from '@/identity/member/colleagues'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import form from '@/manage/form/form.module.css'
import { ListFields } from '@/manage/form/list-fields'
import { FormDialog } from '@/ui/form-dialog'
import { changePlaybook, makePlaybook, type Playbook, type Start, type Step } from './queries'
import { nextStep, STARTS, startKey, startOf } from './step'
import { StepFields } from './step-fields'
import { words } from './words'

interface Props {
  /** Absent for a new one. */
  known: Playbook | undefined
  onClose: () => void
}

interface Filled {
  key: string
  name: string
  about: string
  starts: Start[]
  steps: Step[]
}

/** The fields of a playbook. */
export function PlaybookDialog({ known, onClose }: Props) {
  const say = useWords(words)
  const people = useQuery(colleagues).data ?? []
  const [filled, set] = useState<Filled>(
    known
      ? { ...known, about: known.about ?? '' }
      : { key: '', name: '', about: '', starts: [], steps: [nextStep([])] },
  )
  const { key, name, about, starts, steps } = filled
  const saving = useChange(
    (body: Omit<Filled, 'key'>) =>
      known ? changePlaybook({ key: known.key, ...body, revision: known.revision }) : makePlaybook({ key, ...body }),
    'playbooks',
  )
  const problem = saving.error instanceof Refused ? saving.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      notifications.show({ message: say('saved') })
      onClose()
    }
    saving.mutate({ name, about, starts, steps }, { onSuccess: done })
  }
  const keys = starts.map(startKey)
  const known_starts = [...new Set([...STARTS, ...keys])]
  return (
    <FormDialog opened onClose={onClose} size={760} title={known?.name ?? say('new')}>
      <form className={form.form} onSubmit={submit}>
        <TextInput
          label={say('name')}
          required
          withAsterisk={false}
          maxLength={200}
          value={name}
          error={problem?.at('name')}
          onChange={({ currentTarget: { value } }) => set({ ...filled, name: value })}
        />
        {!known && (
          <TextInput
            label={say('key')}
            description={say('key_about')}
            required
            withAsterisk={false}
            spellCheck={false}
            maxLength={100}
            value={key}
            error={problem?.at('key')}
            onChange={({ currentTarget: { value } }) => set({ ...filled, key: value })}
          />
        )}
        <Textarea
          label={say('what_for')}
          autosize
          maxLength={4000}
          value={about}
          onChange={({ currentTarget: { value } }) => set({ ...filled, about: value })}
        />
        <MultiSelect
          label={say('starts_by_itself')}
          data={known_starts.map((value) => ({
            value,
            label: value in words.en ? say(value as keyof typeof words.en) : value,
          }))}
          value={keys}
          error={problem?.at('starts')}
          onChange={(chosen) => set({ ...filled, starts: chosen.map(startOf) })}
        />
        <ListFields
          legend={say('steps')}
          name="steps"
          list={steps}
          problem={problem}
          onChange={(steps) => set({ ...filled, steps })}
          add={say('add_step')}
          next={nextStep}
        >
          {({ one, n, ...rest }) => <StepFields key={n} step={one} n={n} people={people} {...rest} />}
        </ListFields>
        <div>
          <Button type="submit" loading={saving.isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
