import { Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { MATTERS, type Matter, type Pairing, pairings, useSetPairing } from '@/customers/account/queries'
import { words as contactWords } from '@/customers/contact/words'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { showUndo } from '@/ui/undo'
import styles from './pairings.module.css'
import type { PersonRow } from './person'
import { words } from './words'

/** Who of ours faces whom of theirs in each matter; a gap is a place where nobody is. */
export function Pairings({ id, people }: { id: string; people: readonly PersonRow[] | undefined }) {
  const say = useWords(words)
  const sayContact = useWords(contactWords)
  const { data, error, refetch } = useQuery(pairings(id))
  const mayWrite = useMay('write_customers')
  const members = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const set = useSetPairing(id)
  const gaps = data?.flatMap(({ missing }) => (missing === 'both' ? [1, 1] : missing ? [1] : [])).length ?? 0
  const ours = members.map((one) => ({ value: one.id, label: one.name }))
  const theirs =
    people?.map(({ contact }) => ({ value: contact.id, label: contact.name ?? sayContact('unnamed') })) ?? []
  const change = (matter: Matter, to: Partial<Record<'member' | 'contact', string | null>>, back: typeof to) =>
    set.mutate(
      { matter, ...to },
      {
        onSuccess: () =>
          showUndo(say('set', { matter: say(matter) }), say('undo'), () =>
            set.mutate({ matter, ...back }, { onError }),
          ),
        onError,
      },
    )
  const onError = (problem: Error) => notifications.show({ message: say('failed', { why: problem.message }) })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <Panel title={say('pairings')} aside={data && say('gaps', { n: gaps })}>
      {MATTERS.map((matter) => {
        const pairing = data?.find((one) => one.matter === matter)
        return (
          <fieldset key={matter} className={styles.matter}>
            <legend>{say(matter)}</legend>
            <Side
              label={say('ours')}
              options={ours}
              value={pairing?.member}
              gap={isGap(pairing, 'ours')}
              readOnly={!mayWrite || !pairing}
              onChange={(member) => change(matter, { member }, { member: pairing?.member ?? null })}
            />
            <Side
              label={say('theirs')}
              options={theirs}
              value={pairing?.contact}
              gap={isGap(pairing, 'theirs')}
              readOnly={!mayWrite || !pairing}
              onChange={(contact) => change(matter, { contact }, { contact: pairing?.contact ?? null })}
            />
          </fieldset>
        )
      })}
    </Panel>
  )
}

const isGap = (pairing: Pairing | undefined, side: 'ours' | 'theirs') =>
  pairing?.missing === side || pairing?.missing === 'both'

interface SideProps {
  label: string
  options: { value: string; label: string }[]
  value: string | null | undefined
  gap: boolean
  readOnly: boolean
  onChange: (value: string | null) => void
}

function Side({ label, options, value, gap, readOnly, onChange }: SideProps) {
  const say = useWords(words)
  return (
    <Select
      label={label}
      placeholder={say('missing')}
      searchable={!readOnly}
      clearable={!readOnly}
      readOnly={readOnly}
      data={options}
      value={value ?? null}
      classNames={{ input: gap ? (styles.gap ?? '') : '' }}
      onChange={onChange}
    />
  )
}
