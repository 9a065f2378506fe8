import { MultiSelect, Select, Stack, Switch, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { chats } from '@/post/chat/queries'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { BLANK, type Filled, filledOf, isPlain, PACES, ruleOf } from './filled'
import { changeWatch, makeWatch, type Watch } from './queries'
import { RuleFields } from './rule-fields'
import { TryOut } from './try-out'
import styles from './watch.module.css'
import { words } from './words'

interface Props {
  /** A new one where there is none. */
  watch: Watch | undefined
  onClose: () => void
}

/** What is looked after, how often, and whom it tells; tried before it is kept. */
export function WatchDialog({ watch, onClose }: Props) {
  const say = useWords(words)
  return (
    <FormDialog opened onClose={onClose} title={say(watch ? 'change' : 'new')}>
      <WatchForm watch={watch} onClose={onClose} />
    </FormDialog>
  )
}

function WatchForm({ watch, onClose }: Props) {
  const say = useWords(words)
  const client = useQueryClient()
  const [filled, fill] = useState<Filled>(watch ? filledOf(watch) : BLANK)
  const set = (changes: Partial<Filled>) => fill((before) => ({ ...before, ...changes }))
  const plain = !watch || isPlain(watch.rule)
  const rule = plain ? ruleOf(filled) : watch.rule
  const saving = useMutation({
    mutationFn: () => {
      const { name, pace, tells_owner } = filled
      const shared = {
        name,
        rule,
        pace,
        tells_owner,
        members: [...filled.members],
        teams: [...filled.teams],
        chats: [...filled.chats],
      }
      return watch ? changeWatch({ ...shared, id: watch.id, revision: watch.revision }) : makeWatch(shared)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['watches'] }),
  })
  const problem = saving.error instanceof Refused ? saving.error : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(undefined, {
      onSuccess: ({ name }) => {
        onClose()
        notifications.show({ message: say('saved', { name }) })
      },
    })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        {saving.error && <ErrorState error={saving.error} />}
        <TextInput
          label={say('name')}
          data-autofocus
          required
          maxLength={200}
          dir="auto"
          value={filled.name}
          error={problem?.at('name')}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        {plain ? (
          <RuleFields filled={filled} problem={problem} onChange={set} />
        ) : (
          <p className={styles.quiet}>{say('by_api')}</p>
        )}
        <TryOut rule={rule} />
        <Select
          label={say('pace')}
          allowDeselect={false}
          data={PACES.map((value) => ({ value, label: say(value) }))}
          value={filled.pace}
          onChange={(pace) => pace && set({ pace: pace as Filled['pace'] })}
        />
        <Told filled={filled} problem={problem} onChange={set} />
        <FormEnd send={say('save')} busy={saving.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}

interface ToldProps {
  filled: Filled
  problem: Refused | undefined
  onChange: (changes: Partial<Filled>) => void
}

/** Whom a watch tells. */
function Told({ filled, problem, onChange }: ToldProps) {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const channels = useQuery({ ...chats, enabled: useMay('read_workspace') }).data ?? []
  const monday = filled.pace === 'monday'
  return (
    <fieldset className={styles.fields}>
      <legend>{say('told')}</legend>
      <MultiSelect
        label={say('members')}
        searchable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...filled.members]}
        onChange={(members) => onChange({ members })}
      />
      <MultiSelect
        label={say('teams')}
        searchable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...filled.teams]}
        onChange={(teams) => onChange({ teams })}
      />
      {(channels.length > 0 || filled.chats.length > 0) && (
        <MultiSelect
          label={say('chats')}
          searchable
          {...(monday ? { description: say('chats_monday') } : {})}
          disabled={monday && filled.chats.length === 0}
          data={channels.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...filled.chats]}
          onChange={(chats) => onChange({ chats })}
          error={problem?.at('chats')}
        />
      )}
      <Switch
        label={say('tells_owner')}
        checked={filled.tells_owner}
        onChange={({ currentTarget }) => onChange({ tells_owner: currentTarget.checked })}
      />
    </fieldset>
  )
}
