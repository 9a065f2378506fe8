import { Button, Select } from '@mantine/core'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Sentence } from '@/ui/sentence'
import { type Customers, type Header, KNOWN, takesAttributes } from './header'
import styles from './mapping-list.module.css'
import page from './page.module.css'
import { words } from './words'

interface Props {
  kind: Customers
  header: Header
  fields: readonly (string | null)[]
  onFields: (fields: (string | null)[]) => void
  onTry: () => void
  onBack: () => void
  waiting: boolean
  error: Error | null
}

/** What the columns of a file of customers are: known by name, or attributes. */
export function HeaderStep({ kind, header, fields, onFields, onTry, onBack, waiting, error }: Props) {
  const say = useWords(words)
  const others = fields.filter((field) => field === null).length
  const told = takesAttributes(kind) ? 'header_sentence' : 'header_fixed'
  const choose = (at: number, field: string | null) =>
    onFields(fields.map((known, place) => (place === at ? field : known === field ? null : known)))
  const choices = KNOWN[kind].map((field) => ({ value: field, label: say(`field_${field}`) }))
  return (
    <>
      <Sentence under={say('map_under')}>{say(told, { columns: header.names.length, others })}</Sentence>
      <ul className={styles.list} aria-label={say('columns')}>
        {header.names.map((name, at) => (
          <li key={name} className={styles.row}>
            <div className={styles.name} dir="auto">
              {name}
            </div>
            <Select
              aria-label={say('means', { name })}
              placeholder={say(takesAttributes(kind) ? 'means_attribute' : 'means_unknown')}
              data={choices}
              value={fields[at] ?? null}
              onChange={(field) => choose(at, field)}
              clearable
              searchable
            />
          </li>
        ))}
      </ul>
      {error && <ErrorState error={error} />}
      <div className={page.bar}>
        <Button onClick={onTry} loading={waiting}>
          {say('try')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {say('other_file')}
        </Button>
      </div>
    </>
  )
}
