import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { type Attribute, attributesOf } from './queries'
import { words } from './words'

interface Props {
  noun: 'account' | 'contact'
  /** What the choice is called; `Attribute` without it. */
  label?: string
  /** `tier:gold` */
  value: string | undefined
  onChange: (value: string | null) => void
}

/** Picks one value of one attribute; nothing where the workspace has defined none. */
export function AttributeFilter({ noun, label, value, onChange }: Props) {
  const say = useWords(words)
  const defined = useQuery(attributesOf(noun)).data ?? []
  const [name, setName] = useState(value?.split(':')[0] ?? null)
  const picked = defined.find((one) => one.name === name)
  if (defined.length === 0) return null
  return (
    <>
      <Select
        label={label ?? say('attribute')}
        placeholder={say('any')}
        clearable
        data={defined.map((one) => ({ value: one.name, label: one.label }))}
        value={name}
        onChange={(next) => {
          setName(next)
          onChange(null)
        }}
      />
      {picked && (
        <Value
          key={picked.name}
          attribute={picked}
          value={value?.slice(picked.name.length + 1) ?? ''}
          onChange={(text) => onChange(text ? `${picked.name}:${text}` : null)}
        />
      )}
    </>
  )
}

interface ValueProps {
  attribute: Attribute
  value: string
  onChange: (value: string) => void
}

function Value({ attribute: { label, kind, choices }, value, onChange }: ValueProps) {
  const say = useWords(words)
  const [typed, type] = useState(value)
  const settle = useDebouncedCallback(onChange, 300)
  const truth = [
    { value: 'true', label: say('yes') },
    { value: 'false', label: say('no') },
  ]
  if (kind === 'choice' || kind === 'truth') {
    return (
      <Select
        label={say('value', { label })}
        clearable
        searchable={choices.length > 8}
        data={kind === 'truth' ? truth : choices}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
      />
    )
  }
  return (
    <TextInput
      label={say('value', { label })}
      type={kind === 'date' ? 'date' : 'text'}
      value={typed}
      onChange={(event) => {
        type(event.currentTarget.value)
        settle(event.currentTarget.value.trim())
      }}
    />
  )
}
