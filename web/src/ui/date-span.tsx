import { TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import { words } from './words'

interface Span {
  from?: string | undefined
  until?: string | undefined
}

interface Props {
  given: Span
  onChange: (changes: { [K in keyof Span]: string }, how: { replace: boolean }) => void
}

/** From which day until which, both included; either may be left open. */
export function DateSpan({ given, onChange }: Props) {
  const say = useWords(words)
  return (
    <>
      <TextInput
        label={say('from')}
        type="date"
        max={given.until}
        value={given.from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value }, { replace: true })}
      />
      <TextInput
        label={say('until')}
        type="date"
        min={given.from}
        value={given.until ?? ''}
        onChange={({ currentTarget }) => onChange({ until: currentTarget.value }, { replace: true })}
      />
    </>
  )
}
