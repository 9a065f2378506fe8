import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Question } from '@/api/ask'
import { Refused, type Schemas } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { momentOf } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Voice } from '@/listen/voice/queries'
import { FormDialog } from '@/ui/form-dialog'
import styles from './decision.module.css'
import { DecisionFields, type Filled } from './fields'
import { noteDecision } from './queries'
import { words } from './words'

/** The end of a working day, for what is due on a day. */
const EVENING = 'T17:00'

/** What a decision rests on. */
export interface Grounds {
  /** Words of customers. */
  said?: readonly Voice[] | undefined
  touchpoint?: string | undefined
  /** A question whose reading is kept with it. */
  question?: Question | undefined
}

interface Props extends Grounds {
  /** What opens the dialog; a button unless told. */
  opener?: (open: () => void) => ReactNode
  primary?: boolean
}

/** A button that opens the note of a decision, on the grounds that the page shows. */
export function NoteDecision({ opener, primary = false, ...grounds }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const mayAsk = useMay('ask')
  const [open, show] = useState(false)
  if (!mayWrite || (grounds.question && !mayAsk)) return null
  return (
    <>
      {opener ? (
        opener(() => show(true))
      ) : (
        <Button variant={primary ? 'filled' : 'default'} onClick={() => show(true)}>
          {say('note')}
        </Button>
      )}
      {open && <NoteDialog grounds={grounds} onClose={() => show(false)} />}
    </>
  )
}

function NoteDialog({ grounds, onClose }: { grounds: Grounds; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const first: Filled = { title: '', note: '', touchpoint: grounds.touchpoint ?? null, owner: null, due: '' }
  const [filled, fill] = useState(first)
  const noting = useChange(noteDecision, 'decisions')
  const problem = noting.error instanceof Refused ? noting.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    noting.mutate(bodyOf(filled, grounds, zone), {
      onSuccess: ({ title }) => {
        notifications.show({ message: say('noted', { title }) })
        onClose()
      },
    })
  }
  return (
    <FormDialog opened onClose={onClose} title={say('note')}>
      <form className={styles.form} onSubmit={submit}>
        {grounds.said?.length ? <p className={styles.rests}>{say('rests_words', { n: grounds.said.length })}</p> : null}
        {grounds.question && <p className={styles.rests}>{say('rests_reading')}</p>}
        <DecisionFields filled={filled} onChange={(part) => fill({ ...filled, ...part })} problem={problem} />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={noting.isPending}>
            {say('keep')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

function bodyOf(filled: Filled, { said = [], question }: Grounds, zone: string): Schemas['DecisionIn'] {
  const of = (kind: Voice['kind']) => said.filter((one) => one.kind === kind).map(({ id }) => id)
  return {
    title: filled.title,
    note: filled.note || null,
    touchpoint: filled.touchpoint,
    owner: filled.owner,
    due_at: filled.due ? momentOf(filled.due + EVENING, zone) : null,
    responses: of('response'),
    observations: of('observation'),
    ...(question ? { question: question as Schemas['Question'] } : {}),
  }
}
