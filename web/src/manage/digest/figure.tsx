import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { Panel } from '@/ui/panel'
import styles from './digest.module.css'
import { changeSettings, settings } from './queries'
import { words } from './words'

const UNSCORED = ['text', 'choice']

/** Which question the figures are about, to be chosen by those who may. */
export function FigureChoice() {
  const say = useWords(words)
  const may = useMay('manage_loop')
  const questions = useQuery({ ...surveyQuestions, enabled: may }).data ?? []
  const { data } = useQuery({ ...settings, enabled: may })
  const changing = useChange(changeSettings, 'digests')
  if (!may || !data) return null
  const scored = questions.filter(({ kind }) => !UNSCORED.includes(kind))
  return (
    <Panel title={say('figure')}>
      <p className={styles.quiet}>{say('figure_about')}</p>
      <Select
        aria-label={say('figure')}
        placeholder={say('figure_most')}
        searchable
        clearable
        data={scored.map(({ key, label }) => ({ value: key, label }))}
        value={data.question ?? null}
        onChange={(question) => changing.mutate({ question })}
      />
    </Panel>
  )
}
