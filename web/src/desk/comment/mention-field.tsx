import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { members } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { suggested, typing } from './mention'
import { words } from './words'

interface Props {
  value: string
  problem?: string | undefined
  onChange: (value: string) => void
  /** Control or Command with Enter. */
  onSend: () => void
}

/** A field for words in which a colleague is mentioned by @. */
export function MentionField({ value, problem, onChange, onSend }: Props) {
  const say = useWords(words)
  const people = useQuery(members).data ?? []
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const moving = useRef<number>(undefined)
  // Before the next key: what is typed on goes behind the name.
  useLayoutEffect(() => {
    if (moving.current === undefined || !value) return
    field.current?.setSelectionRange(moving.current, moving.current)
    moving.current = undefined
  }, [value])
  const combobox = useCombobox()
  const asked = typing(value, caret)
  const found = asked ? suggested(asked.query, people) : []
  const open = found.length > 0
  const { openDropdown, closeDropdown, selectFirstOption } = combobox
  const first = found[0]?.id
  useEffect(() => {
    if (!first) return closeDropdown()
    openDropdown()
    selectFirstOption()
  }, [first, openDropdown, closeDropdown, selectFirstOption])
  const choose = (id: string) => {
    const person = people.find((one) => one.id === id)
    if (!asked || !person) return
    const before = `${value.slice(0, asked.from)}@${person.name} `
    onChange(before + value.slice(caret).replace(/^ /, ''))
    setCaret(before.length)
    moving.current = before.length
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={260} position="bottom-start">
      <Combobox.Target withKeyboardNavigation={open} withExpandedAttribute={open}>
        <Textarea
          ref={field}
          size="sm"
          label={say('label')}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={10_000}
          value={value}
          error={problem}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value)
            setCaret(currentTarget.selectionStart)
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            onSend()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options aria-label={say('colleagues')}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
