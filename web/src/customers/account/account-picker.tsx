import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { account, accountsFound } from './queries'

interface Props {
  label: string
  placeholder: string
  value: string | undefined
  onChange: (id: string | null) => void
  error?: string | undefined
}

/** Chooses one account among a hundred thousand by the beginning of its name. */
export function AccountPicker({ label, placeholder, value, onChange, error }: Props) {
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const picked = useQuery({ ...account(value ?? ''), enabled: Boolean(value) })
  const found = useQuery({ ...accountsFound(q), enabled: q.length > 0, placeholderData: keepPreviousData })
  const offered = [...(picked.data ? [picked.data] : []), ...(q ? (found.data ?? []) : [])]
  const unique = [...new Map(offered.map((one) => [one.id, one])).values()]
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      error={error}
      filter={({ options }) => options}
      data={unique.map(({ id, name, external_id }) => ({ value: id, label: name ?? external_id ?? id }))}
      value={value ?? null}
      searchValue={typed}
      onSearchChange={type}
      onChange={onChange}
    />
  )
}
