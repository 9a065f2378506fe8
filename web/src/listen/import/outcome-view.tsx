import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import { type Problem, summary } from './outcome'
import styles from './outcome-view.module.css'
import type { Outcome, Report } from './queries'
import { words } from './words'

/** What came, or would come, of a file: counts, answers by question, problems by row. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const { facts, problems, problemCount } = summary(outcome)
  const shown = facts.filter(({ key, n }) => n > 0 || key === 'rows' || key === 'created')
  return (
    <div className={styles.parts}>
      <dl className={styles.facts}>
        {shown.map(({ key, n }) => (
          <div key={key} data-bad={key === 'refused'}>
            <dt>{say(`fact_${key}`)}</dt>
            <dd>{numbers.count(n)}</dd>
          </div>
        ))}
      </dl>
      {problems.length > 0 && (
        <Panel title={say('problems')} aside={say('problems_shown', { n: problems.length, of: problemCount })}>
          <DataTable
            label={say('problems')}
            rows={problems}
            rowKey={({ place, column, reason }) => `${place} ${column} ${reason}`}
            columns={problemColumns(say)}
          />
        </Panel>
      )}
      {outcome.kind === 'responses' && <Answers report={outcome.report} />}
      {outcome.kind === 'responses' && outcome.report.notes.length > 0 && (
        <ul className={styles.notes}>
          {outcome.report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const problemColumns = (say: (key: 'row' | 'column' | 'reason') => string) => [
  {
    key: 'row',
    title: say('row'),
    cell: ({ place }: Problem) => place,
    plain: ({ place }: Problem) => Number(place) || place,
    width: 80,
    card: 'line' as const,
  },
  {
    key: 'column',
    title: say('column'),
    cell: ({ column }: Problem) => column ?? '',
    plain: ({ column }: Problem) => column,
    width: '24%',
  },
  {
    key: 'reason',
    title: say('reason'),
    card: 'title' as const,
    cell: ({ reason }: Problem) => reason,
    plain: ({ reason }: Problem) => reason,
  },
]

const NOUNS = ['account', 'contact', 'question', 'touchpoint', 'team', 'offering', 'attribute'] as const
const isKnown = (noun: string): noun is (typeof NOUNS)[number] => (NOUNS as readonly string[]).includes(noun)

type Answered = Report['questions'][number]

function Answers({ report }: { report: Report }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const count = (key: 'n' | 'blank' | 'not_applicable', title: string) => ({
    key,
    title,
    cell: (row: Answered) => numbers.count(row[key]),
    plain: (row: Answered) => row[key],
    align: 'right' as const,
  })
  const spread = ({ distribution }: Answered) =>
    Object.entries(distribution)
      .map(([point, n]) => `${point}: ${numbers.count(n)}`)
      .join(' · ')
  const made = Object.entries(report.made)
    .map(([noun, n]) => (isKnown(noun) ? say(`made_${noun}`, { n }) : `${numbers.count(n)} ${noun}`))
    .join(', ')
  return (
    <Panel title={say('answers_by_question')} aside={made && say('made', { what: made })}>
      <DataTable
        label={say('answers_by_question')}
        rows={report.questions}
        rowKey={({ key }) => key}
        columns={[
          { key: 'key', title: say('question'), cell: ({ key }) => key, plain: ({ key }) => key, width: '20%' },
          {
            key: 'kind',
            title: say('kind'),
            cell: ({ kind }) => say(`means_${kind as 'nps'}`),
            plain: ({ kind }) => kind,
          },
          count('n', say('n_answers')),
          count('blank', say('blank')),
          count('not_applicable', say('not_applicable')),
          { key: 'distribution', title: say('distribution'), cell: spread, plain: spread, card: 'hidden' },
        ]}
      />
    </Panel>
  )
}
