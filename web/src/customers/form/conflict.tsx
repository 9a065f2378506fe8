import { Button, Group, Table } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './conflict.module.css'
import type { Field, Values } from './field'
import { words } from './words'

interface Props {
  /** What somebody wanted to change. */
  changes: readonly Field[]
  values: Values
  /** The record as it is by now. */
  current: readonly Field[]
  busy: boolean
  onTheirs: () => void
  onYours: () => void
}

/** Two people edited the same: both versions side by side, and the choice. */
export function Conflict({ changes, values, current, busy, onTheirs, onYours }: Props) {
  const say = useWords(words)
  const read = ({ options }: Field, value: string) =>
    (options?.find((option) => option.value === value)?.label ?? value) || say('none')
  return (
    <div role="alert">
      <h3 className={styles.title}>{say('stale_title')}</h3>
      <p className={styles.words}>{say('stale')}</p>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('field')}</Table.Th>
            <Table.Th>{say('theirs')}</Table.Th>
            <Table.Th>{say('yours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((field) => (
            <Table.Tr key={field.key}>
              <Table.Th scope="row">{field.label}</Table.Th>
              <Table.Td dir="auto">{read(field, current.find(({ key }) => key === field.key)?.value ?? '')}</Table.Td>
              <Table.Td dir="auto">{read(field, values[field.key] ?? '')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onTheirs}>
          {say('keep_theirs')}
        </Button>
        <Button loading={busy} onClick={onYours}>
          {say('save_yours')}
        </Button>
      </Group>
    </div>
  )
}
