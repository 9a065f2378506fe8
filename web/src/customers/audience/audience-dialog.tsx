import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { teamNames } from '@/identity/member/colleagues'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { FormEnd } from '@/ui/form-end'
import styles from './audience.module.css'
import { ConditionField } from './condition-field'
import { type Audience, type AudienceKind, changeAudience, KINDS, makeAudience } from './queries'
import { words } from './words'

interface Props {
  /** The one to change; without it a new one is made. */
  audience?: Audience
  onDone: (kept: Audience) => void
  onClose: () => void
}

/** Makes an audience, or changes one; how its people are found stays what it is. */
export function AudienceDialog({ audience, onDone, onClose }: Props) {
  const say = useWords(words)
  const [name, setName] = useState(audience?.name ?? '')
  const [kind, setKind] = useState<AudienceKind>(audience?.kind ?? 'filter')
  const [filter, setFilter] = useState(audience?.filter ?? '')
  const [inTeams, setTeams] = useState<string[]>(audience?.teams ?? [])
  const making = useChange(makeAudience, 'audiences')
  const changing = useChange(changeAudience, 'audiences')
  const { error } = audience ? changing : making
  const problem = error instanceof Refused ? error : undefined
  const found = { ...(kind === 'filter' ? { filter } : {}), ...(kind === 'staff' ? { teams: inTeams } : {}) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (audience)
      changing.mutate({ id: audience.id, revision: audience.revision, name, ...found }, { onSuccess: onDone })
    else making.mutate({ name, kind, ...found }, { onSuccess: onDone })
  }
  return (
    <Dialog opened onClose={onClose} title={audience ? say('edit') : say('add')} size="lg">
      <form className={styles.stack} onSubmit={submit}>
        <TextInput
          label={say('name')}
          required
          maxLength={200}
          data-autofocus
          value={name}
          error={problem?.at('name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {!audience && (
          <Select
            label={say('kind')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: say(value) }))}
            value={kind}
            onChange={(value) => value && setKind(value as AudienceKind)}
          />
        )}
        {kind === 'filter' && <ConditionField value={filter} onChange={setFilter} problem={problem?.at('filter')} />}
        {kind === 'staff' && <TeamsField value={inTeams} onChange={setTeams} problem={problem?.at('teams')} />}
        {kind === 'list' && !audience && <p className={styles.quiet}>{say('list_about')}</p>}
        <FormEnd
          send={say(audience ? 'save' : 'make')}
          busy={making.isPending || changing.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}

interface TeamsProps {
  value: string[]
  onChange: (teams: string[]) => void
  problem: string | undefined
}

function TeamsField({ value, onChange, problem }: TeamsProps) {
  const say = useWords(words)
  const known = useQuery(teamNames).data ?? []
  return (
    <MultiSelect
      label={say('teams')}
      description={say('teams_about')}
      searchable
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      error={problem}
      onChange={onChange}
    />
  )
}
