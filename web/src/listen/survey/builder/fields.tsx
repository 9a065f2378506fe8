import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import type { Text } from '@/listen/survey/design/definition'
import { withWords, wordsOf } from '@/listen/survey/design/text'
import { useBench } from './context'
import { words } from './words'

interface WordsProps {
  label: string
  text: Text | undefined
  onChange: (text: Text) => void
  description?: string
  /** Several lines. */
  long?: boolean
  autoFocus?: boolean
  onBlur?: () => void
  hideLabel?: boolean
}

/** Words in the language that is edited; where they are missing, the first language shows through. */
export function WordsField({ label, text, onChange, long, hideLabel, ...rest }: WordsProps) {
  const { definition, language } = useBench()
  const say = useWords(words)
  const name = definition.languages.length > 1 ? say('in_language', { label, language }) : label
  const first = wordsOf(text, definition.languages)
  const shared = {
    ...rest,
    ...(hideLabel ? { 'aria-label': name } : { label: name }),
    lang: language,
    dir: 'auto' as const,
    maxLength: 10_000,
    value: text?.[language] ?? '',
    placeholder: language === definition.languages[0] ? '' : first,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(withWords(text, language, currentTarget.value)),
  }
  return long ? <Textarea size="sm" autosize minRows={2} maxRows={8} {...shared} /> : <TextInput {...shared} />
}

interface NumberProps {
  label: string
  value: number | null | undefined
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  decimals?: boolean
  description?: string
}

/** A number; empty is no number. */
export function NumberField({ label, value, onChange, min, max, decimals = false, description }: NumberProps) {
  return (
    <NumberInput
      size="sm"
      label={label}
      description={description}
      value={value ?? ''}
      allowDecimal={decimals}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
    />
  )
}

interface KeyProps {
  label: string
  value: string
  taken: readonly string[]
  onRename: (key: string) => void
  description?: string
}

/** The name that answers, files and conditions use; taken over when one leaves the field. */
export function KeyField({ label, value, taken, onRename, description }: KeyProps) {
  const say = useWords(words)
  const [typed, type] = useState(value)
  const [seen, see] = useState(value)
  if (seen !== value) {
    see(value)
    type(value)
  }
  const fault = !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(typed)
    ? say('key_form')
    : typed !== value && taken.includes(typed)
      ? say('key_taken')
      : undefined
  const done = () => (fault ? type(value) : typed !== value && onRename(typed))
  return (
    <TextInput
      label={label}
      description={description}
      value={typed}
      error={fault}
      maxLength={100}
      spellCheck={false}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={done}
      onKeyDown={({ key }) => key === 'Enter' && done()}
    />
  )
}
