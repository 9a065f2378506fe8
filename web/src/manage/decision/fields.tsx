import { Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { members } from '@/identity/settings/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import styles from './decision.module.css'
import { words } from './words'

/** What is filled in of a decision. */
export interface Filled {
  title: string
  note: string
  touchpoint: string | null
  owner: string | null
  /** A day. */
  due: string
}

interface Props {
  filled: Filled
  onChange: (part: Partial<Filled>) => void
  problem: Refused | undefined
}

/** The fields of a decision. */
export function DecisionFields({ filled, onChange, problem }: Props) {
  const say = useWords(words)
  const people = useQuery({ ...members, enabled: useMay('read_members') }).data ?? []
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  return (
    <>
      <TextInput
        label={say('what')}
        required
        withAsterisk={false}
        maxLength={200}
        data-autofocus
        value={filled.title}
        error={problem?.at('title')}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <Textarea
        label={say('why')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        value={filled.note}
        error={problem?.at('note')}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
      <Select
        label={say('touchpoint')}
        placeholder={say('none')}
        clearable
        searchable={places.length > 8}
        data={places.map(({ key, name }) => ({ value: key, label: name }))}
        value={filled.touchpoint}
        error={problem?.at('touchpoint')}
        onChange={(touchpoint) => onChange({ touchpoint })}
      />
      <div className={styles.two}>
        <Select
          label={say('owner')}
          placeholder={say('nobody')}
          clearable
          searchable
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={filled.owner}
          error={problem?.at('owner')}
          onChange={(owner) => onChange({ owner })}
        />
        <TextInput
          type="date"
          label={say('due')}
          value={filled.due}
          error={problem?.at('due_at')}
          onChange={({ currentTarget }) => onChange({ due: currentTarget.value })}
        />
      </div>
    </>
  )
}
