import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { WordsField } from '@/listen/survey/builder/fields'
import type { Choice } from '@/listen/survey/design/definition'
import { freeKey, keyOf, moved } from '@/listen/survey/design/edit'
import { wordsOf } from '@/listen/survey/design/text'
import { AddButton } from '@/ui/add-button'
import { words } from './words'

interface Props {
  /** What the list is: choices, rows, columns. */
  label: string
  /** What one of them is called. */
  one: string
  list: readonly Choice[]
  onChange: (list: Choice[]) => void
  /** Another key for one of them, wherever it is meant. */
  onRename: (from: string, to: string) => void
}

/** Keys that were given before there were words. */
const AUTOMATIC = /^([a-z]|choice_\d+)$/

/** A list to choose from: words, order, more and fewer. */
export function ChoicesField({ label, one, list, onChange, onRename }: Props) {
  const say = useWords(words)
  const { definition } = useBench()
  const [fresh, setFresh] = useState(-1)
  const frame = useRef<HTMLFieldSetElement>(null)
  const keys = list.map(({ key }) => key)
  useEffect(() => {
    if (fresh >= 0) frame.current?.querySelectorAll('input')[fresh]?.focus()
  }, [fresh])
  const add = () => {
    onChange([...list, { key: freeKey(`choice_${list.length + 1}`, keys), label: {} }])
    setFresh(list.length)
  }
  /** A key of its own as soon as there are words to make it of. */
  const name = ({ key, label: text }: Choice) => {
    const wish = keyOf(wordsOf(text, definition.languages))
    if (AUTOMATIC.test(key) && wish)
      onRename(
        key,
        freeKey(
          wish,
          keys.filter((other) => other !== key),
        ),
      )
  }
  return (
    <fieldset className={styles.list} ref={frame}>
      <legend className={styles.legend}>{label}</legend>
      {list.map((choice, at) => {
        const called = say('nth', { one, n: at + 1 })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key changes while its words are typed
          <div key={at} className={styles.row}>
            <WordsField
              hideLabel
              label={called}
              text={choice.label}
              onChange={(text) => onChange(list.map((old, index) => (index === at ? { ...old, label: text } : old)))}
              onBlur={() => name(choice)}
            />
            <span className={styles.tools}>
              <ActionIcon
                aria-label={say('up', { name: called })}
                disabled={at === 0}
                onClick={() => onChange(moved(list, at, at - 1))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={say('down', { name: called })}
                disabled={at === list.length - 1}
                onClick={() => onChange(moved(list, at, at + 1))}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={say('remove_what', { name: called })}
                onClick={() => onChange(list.toSpliced(at, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            </span>
          </div>
        )
      })}
      <AddButton onClick={add}>{say('add_one', { one })}</AddButton>
    </fieldset>
  )
}
