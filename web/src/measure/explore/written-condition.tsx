import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '@/lib/words'
import { words } from './words'

interface Props {
  label: string
  value: string | undefined
  error: string | undefined
  onChange: (value: string | undefined) => void
}

/** A condition as text; it is asked on Enter or when one goes on. */
export function WrittenCondition({ label, value = '', error, onChange }: Props) {
  const say = useWords(words)
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setDraft(value)
  }
  const ask = () => draft.trim() !== value && onChange(draft.trim() || undefined)
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    ask()
  }
  return (
    <Textarea
      label={label}
      placeholder={say('condition_example')}
      value={draft}
      autosize
      minRows={1}
      maxRows={6}
      size="sm"
      spellCheck={false}
      error={error}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={ask}
      onKeyDown={onEnter}
    />
  )
}
