import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { Voiced } from '@/listen/voice/voiced'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './case-page.module.css'
import type { CaseWhole } from './queries'
import { words } from './words'

/** The words and scores that led to a case, and those that joined it later. */
export function SaidPanel({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  // Letters stand in a thread of their own.
  const said = one.said.filter(({ noun }) => noun !== 'letter')
  const questions = useQuery(surveyQuestions).data
  return (
    <Panel title={say('said')} aside={said.length > 1 && say('voices', { n: said.length })}>
      {said.length === 0 && <p className={styles.quiet}>{say('said_nothing')}</p>}
      {!questions && <Skeleton height={96} />}
      {questions &&
        said.map((item) =>
          item.voice ? (
            <Voiced key={item.id} said={item.voice} questions={questions} />
          ) : (
            <Wordless key={item.id} item={item} />
          ),
        )}
    </Panel>
  )
}

/** What has no words, or none that may be shown: where it came from, and when. */
function Wordless({ item: { noun, id, at, event, watch } }: { item: CaseWhole['said'][number] }) {
  const say = useWords(words)
  const date = useDates()
  const when = `${date.day(at)}, ${date.ago(at)}`
  return (
    <p className={styles.wordless}>
      {event ? say('did', { event }) : watch ? say('found', { watch }) : say(`noun_${noun}`)} · {when}{' '}
      {noun === 'response' && (
        <TextLink inherit to="/responses" search={{ open: id, all: 'yes' } as never}>
          {say('open_it')}
        </TextLink>
      )}
      {noun === 'alert' && watch && (
        <TextLink inherit to="/alerts/$id" params={{ id }}>
          {say('open_it')}
        </TextLink>
      )}
      {noun === 'observation' && (
        <TextLink inherit to="/notes/$id" params={{ id }}>
          {say('open_it')}
        </TextLink>
      )}
    </p>
  )
}
