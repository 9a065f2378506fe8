import { Button, TextInput } from '@mantine/core'
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
import { nextLevel, toHours, toMinutes } from './level'
import { LevelFields } from './level-fields'
import { changeClass, makeClass, type ServiceClass } from './queries'
import styles from './service.module.css'
import { words } from './words'

interface Props {
  /** Absent for a new one. */
  known: ServiceClass | undefined
  onClose: () => void
}

const NEW = { name: '', where: '', first_word_minutes: 240, resolve_minutes: 2400, escalation: [nextLevel([])] }

/** The fields of a class of service. */
export function ClassDialog({ known, onClose }: Props) {
  const say = useWords(words)
  const people = useQuery(colleagues).data ?? []
  const [filled, set] = useState(known ?? NEW)
  const { name, where, first_word_minutes, resolve_minutes, escalation } = filled
  const save = useChange(
    (body: typeof NEW) => (known ? changeClass({ id: known.id, ...body, revision: known.revision }) : makeClass(body)),
    'service-classes',
    'cases',
  )
  const problem = save.error instanceof Refused ? save.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      notifications.show({ message: say('saved') })
      onClose()
    }
    save.mutate({ name, where, first_word_minutes, resolve_minutes, escalation }, { onSuccess: done })
  }
  const hours = (key: 'first_word_minutes' | 'resolve_minutes', label: string) => (
    <TextInput
      label={label}
      type="number"
      min={0}
      step="any"
      required
      withAsterisk={false}
      value={toHours(filled[key])}
      error={problem?.at(key)}
      onChange={({ currentTarget: { valueAsNumber } }) => set({ ...filled, [key]: toMinutes(valueAsNumber) })}
    />
  )
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
        <TextInput
          label={say('condition')}
          description={say('condition_about')}
          spellCheck={false}
          value={where}
          error={problem?.at('where')}
          onChange={({ currentTarget: { value } }) => set({ ...filled, where: value })}
        />
        <div className={styles.two}>
          {hours('first_word_minutes', say('first_word'))}
          {hours('resolve_minutes', say('resolve'))}
        </div>
        <ListFields
          legend={say('escalation')}
          name="escalation"
          list={escalation}
          problem={problem}
          onChange={(escalation) => set({ ...filled, escalation })}
          add={say('add_level')}
          next={nextLevel}
          most={5}
        >
          {({ one, n, ...rest }) => <LevelFields key={n} level={one} n={n} people={people} {...rest} />}
        </ListFields>
        <div>
          <Button type="submit" loading={save.isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
