import { Select } from '@mantine/core'
import { useWords } from '@/lib/words'
import { words } from './words'

interface Props {
  label: string
  data: readonly { value: string; label: string }[] | readonly string[]
  value: string | undefined
  onChange: (value: string | null) => void
}

/** One of a list, or any. */
export function Choice({ data, value, ...rest }: Props) {
  const say = useWords(words)
  return (
    <Select
      placeholder={say('any')}
      clearable
      searchable={data.length > 8}
      data={data}
      value={value ?? null}
      {...rest}
    />
  )
}
