import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

interface Props {
  label: string
  value: string | undefined
  /** Called when somebody pauses. */
  onLook: (words: string) => void
  disabled?: boolean
  /** Why it is disabled. */
  description?: string | undefined
}

/** Where words are typed that a list is searched by; it follows the address when that changes otherwise. */
export function SearchField({ label, value = '', onLook, disabled = false, description }: Props) {
  const [typed, type] = useState(value)
  const [seen, see] = useState(value)
  const look = useDebouncedCallback((words: string) => onLook(words.trim()), 300)
  if (seen !== value) {
    see(value)
    if (typed.trim() !== value) type(value)
  }
  return (
    <TextInput
      label={label}
      description={description}
      disabled={disabled}
      leftSection={<IconSearch size={16} stroke={1.5} />}
      maxLength={200}
      dir="auto"
      value={typed}
      onChange={({ currentTarget }) => {
        type(currentTarget.value)
        look(currentTarget.value)
      }}
    />
  )
}
