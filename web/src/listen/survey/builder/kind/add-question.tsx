import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import type { Kind } from '@/listen/survey/design/definition'
import { addQuestion } from '@/listen/survey/design/edit'
import { GROUPS } from '@/listen/survey/design/kinds'
import { Dialog } from '@/ui/dialog'
import { words } from './words'

/** Adds a question to a page: its kind is looked for in plain words. */
export function AddQuestion({ page, name }: { page: string; name: string }) {
  const say = useWords(words)
  const { definition, change, select, selected } = useBench()
  const [opened, { open, close }] = useDisclosure()
  const add = (kind: Kind) => {
    const behind = selected?.what === 'question' ? selected.key : undefined
    const [next, key] = addQuestion(definition, page, kind, behind)
    change(() => next)
    close()
    select({ what: 'question', key })
  }
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconPlus size={16} />}
        aria-label={say('add_question_to', { name })}
        onClick={open}
      >
        {say('add_question')}
      </Button>
      <Dialog opened={opened} onClose={close} title={say('add_question')} size="lg" returnFocus={false}>
        <Kinds onPick={add} />
      </Dialog>
    </>
  )
}

function Kinds({ onPick }: { onPick: (kind: Kind) => void }) {
  const say = useWords(words)
  const [typed, type] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const fits = (kind: Kind) =>
    `${say(`kind_${kind}`)} ${say(`about_${kind}`)} ${kind}`.toLocaleLowerCase().includes(wanted)
  const groups = GROUPS.map(({ group, kinds }) => ({ group, kinds: kinds.filter(fits) })).filter(
    ({ kinds }) => kinds.length,
  )
  const first = groups[0]?.kinds[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (first && wanted) onPick(first)
  }
  return (
    <>
      <form onSubmit={submit}>
        <TextInput
          label={say('look_for_kind')}
          description={say('look_for_kind_about')}
          leftSection={<IconSearch size={16} stroke={1.5} />}
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      </form>
      {groups.map(({ group, kinds }) => (
        <section key={group} className={styles.kinds} aria-label={say(`group_${group}`)}>
          <h3 className={styles.legend}>{say(`group_${group}`)}</h3>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <UnstyledButton className={styles.kind} onClick={() => onPick(kind)}>
                  <span>{say(`kind_${kind}`)}</span>
                  <span className={styles.quiet}>{say(`about_${kind}`)}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!first && <p className={styles.quiet}>{say('no_kind')}</p>}
    </>
  )
}
