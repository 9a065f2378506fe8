import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { CaseWhole } from '@/manage/case/queries'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './letter.module.css'
import { caseLetters, type Letter } from './queries'
import { words } from './words'
import { WriteDialog } from './write-dialog'

/** What was written to the customer of a case, and what came back; for those who see customers. */
export function Letters({ one }: { one: CaseWhole }) {
  const sees = useMay('see_customers')
  return sees ? <Thread one={one} /> : null
}

function Thread({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const [writing, write] = useState(false)
  const { data, error, refetch } = useQuery(caseLetters(one.id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={96} />
  const { items, leaves, comes_back } = data
  const begin = mayWrite && leaves && (
    <Button variant="default" onClick={() => write(true)}>
      {say('write')}
    </Button>
  )
  return (
    <Panel title={say('letters')} aside={begin}>
      {items.length === 0 && <p className={styles.quiet}>{say('none')}</p>}
      {!leaves && <p className={styles.quiet}>{say('no_mail')}</p>}
      {leaves && !comes_back && <Elsewhere />}
      {items.length > 0 && (
        <ul className={styles.letters}>
          {items.map((letter) => (
            <One key={letter.id} letter={letter} />
          ))}
        </ul>
      )}
      {writing && <WriteDialog one={one} last={items.at(-1)} comesBack={comes_back} onClose={() => write(false)} />}
    </Panel>
  )
}

function Elsewhere() {
  const say = useWords(words)
  const settings = (
    <TextLink inherit underline="always" to="/settings" search={{ tab: 'mail' } as never}>
      {say('settings')}
    </TextLink>
  )
  return <p className={styles.quiet}>{say.rich('goes_elsewhere', { settings })}</p>
}

function One({ letter }: { letter: Letter }) {
  const say = useWords(words)
  const date = useDates()
  const { direction, at, from, to, subject, automatic, stranger } = letter
  const who = from ?? say('by_house')
  return (
    <li className={styles.letter} data-direction={direction} data-quiet={automatic || stranger}>
      <div className={styles.head}>
        <span dir="auto">{to ? say('from_to', { from: who, to }) : who}</span>
        <time dateTime={at}>
          {date.time(at)}, {date.ago(at)}
        </time>
      </div>
      {automatic ? (
        <p className={styles.quiet}>{subject ? say('automatic', { subject }) : say('automatic_plain')}</p>
      ) : (
        <Said letter={letter} />
      )}
    </li>
  )
}

function Said({ letter: { direction, subject, words: said, state, reason, stranger } }: { letter: Letter }) {
  const say = useWords(words)
  const lost = state === 'bounced' || state === 'refused' || state === 'suppressed'
  return (
    <>
      {subject && (
        <h3 className={styles.subject} dir="auto">
          {subject}
        </h3>
      )}
      {said ? (
        <p className={styles.words} dir="auto">
          {said}
        </p>
      ) : (
        <p className={styles.quiet}>{say(direction === 'in' && reason ? 'wordless' : 'forgotten')}</p>
      )}
      {stranger && <p className={styles.quiet}>{say('stranger')}</p>}
      {state === 'waiting' && <p className={styles.quiet}>{say('waiting')}</p>}
      {lost && <p className={styles.bad}>{say(state, { reason: reason ?? say('no_reason') })}</p>}
    </>
  )
}
