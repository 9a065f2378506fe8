import { Button, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import styles from './page.module.css'
import { type Attribute, attributes, defineAttribute, removeAttribute, useChange } from './queries'
import { words } from './words'

const NOUNS = ['account', 'contact', 'response'] as const
const KINDS = ['text', 'number', 'choice', 'date', 'truth'] as const

/** What is kept of accounts, contacts and responses besides what all have. */
export function Attributes() {
  const say = useWords(words)
  const writes = useMay('write_customers')
  const { data, error, refetch } = useQuery(attributes)
  const removing = useChange(removeAttribute, 'attributes')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <div className={styles.stack}>
      {writes && <AttributeForm />}
      <DataTable
        label={say('attributes')}
        rows={data}
        rowKey={({ id }) => id}
        empty={<p className={styles.about}>{say('attributes_none')}</p>}
        columns={[
          { key: 'label', title: say('label'), cell: ({ label }) => label, plain: ({ label }) => label, card: 'title' },
          {
            key: 'name',
            title: say('attribute_in_questions'),
            cell: ({ noun, name }) => <code>{`${noun}.${name}`}</code>,
            plain: ({ noun, name }) => `${noun}.${name}`,
          },
          { key: 'kind', title: say('kind'), cell: ({ kind }) => say(`kind_${kind}`), plain: ({ kind }) => kind },
          {
            key: 'choices',
            title: say('choices'),
            cell: ({ choices }) => choices.join(', '),
            plain: ({ choices }) => choices.join(', '),
            width: '36%',
          },
          {
            key: 'remove',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: (attribute: Attribute) =>
              writes && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={say('remove_what', { name: attribute.label })}
                  onClick={() => removing.mutate(attribute)}
                >
                  {say('remove')}
                </Button>
              ),
          },
        ]}
      />
    </div>
  )
}

const named = (label: string) =>
  label
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')

function AttributeForm() {
  const say = useWords(words)
  const [label, setLabel] = useState('')
  const [noun, setNoun] = useState<Attribute['noun']>('account')
  const [kind, setKind] = useState<Attribute['kind']>('text')
  const [choices, setChoices] = useState<string[]>([])
  const defining = useChange(defineAttribute, 'attributes')
  const refused = defining.error instanceof Refused ? defining.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { noun, kind, label: label.trim(), name: named(label), ...(kind === 'choice' ? { choices } : {}) }
    defining.mutate(body, { onSuccess: () => setLabel('') })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={say('label')}
        required
        maxLength={60}
        value={label}
        onChange={({ currentTarget: { value } }) => setLabel(value)}
        error={refused?.at('name') ?? refused?.at('label')}
      />
      <Select
        label={say('belongs_to')}
        data={NOUNS.map((value) => ({ value, label: say(`noun_${value}`) }))}
        value={noun}
        onChange={(value) => value && setNoun(value as Attribute['noun'])}
        allowDeselect={false}
      />
      <Select
        label={say('kind')}
        data={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))}
        value={kind}
        onChange={(value) => value && setKind(value as Attribute['kind'])}
        allowDeselect={false}
      />
      {kind === 'choice' && (
        <TagsInput
          size="sm"
          label={say('choices')}
          placeholder={say('choices_hint')}
          value={choices}
          onChange={setChoices}
        />
      )}
      <Button type="submit" loading={defining.isPending}>
        {say('add_attribute')}
      </Button>
    </form>
  )
}
