import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** What chooses one of very many by the beginning of its name. */
export interface PickerProps {
  label: string
  placeholder: string
  value: string | undefined
  onChange: (id: string | null) => void
  error?: string | undefined
}

interface Named {
  id: string
  name?: string | null
  external_id?: string | null
}

interface Props extends PickerProps {
  typing: Typing
  /** What is chosen now. */
  picked: Named | undefined
  /** What fits what was typed. */
  found: readonly Named[] | undefined
}

export type Typing = ReturnType<typeof useTyping>

/** What is typed, and what to look for once somebody pauses. */
export function useTyping() {
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  return { typed, type, q }
}

/** Chooses one record among a hundred thousand. */
export function RecordPicker({ typing: { typed, type, q }, picked, found, value, ...rest }: Props) {
  const offered = [...(picked ? [picked] : []), ...(q ? (found ?? []) : [])]
  const unique = [...new Map(offered.map((one) => [one.id, one])).values()]
  return (
    <Select
      searchable
      clearable
      filter={({ options }) => options}
      data={unique.map(({ id, name, external_id }) => ({ value: id, label: name ?? external_id ?? id }))}
      value={value ?? null}
      searchValue={typed}
      onSearchChange={type}
      {...rest}
    />
  )
}
