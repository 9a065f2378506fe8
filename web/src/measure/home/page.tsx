import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { MoversPanel } from '@/listen/mover/movers-panel'
import { surveyQuestions } from '@/listen/question/queries'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { HomeEmpty } from './empty'
import { type HomeMeasure, leading, MEASURES, useHeadline, useNewestMonth } from './headline'
import { HeadlinePanel } from './headline-panel'
import { HomeSentence } from './home-sentence'
import { NewestWords } from './newest-words'
import styles from './page.module.css'
import { Picture } from './picture'
import { windowOf } from './window'
import { words } from './words'

/** How the customers are, at eight on a Monday: the sentence, the four scores, the picture, the words. */
export default function HomePage() {
  const say = useWords(words)
  const { zone } = useLocale()
  const questions = useQuery(surveyQuestions)
  const scored = questions.data?.some(({ kind }) => kind !== 'text')
  const newest = useNewestMonth(scored === true)
  const window = useMemo(() => (newest.data ? windowOf(newest.data, zone) : undefined), [newest.data, zone])
  const nps = useHeadline('nps', window, questions.data)
  const csat = useHeadline('csat', window, questions.data)
  const ces = useHeadline('ces', window, questions.data)
  const solved = useHeadline('solved', window, questions.data)
  const mayRead = useMay('read_answers')
  const [{ measure }, set] = useAddress(['measure'])
  const picked = MEASURES.find((one) => one === measure)
  if (questions.error) return <ErrorState error={questions.error} onRetry={questions.refetch} />
  if (scored === false || newest.data === null) return <HomeEmpty />
  if (newest.error && !newest.isFetching) return <ErrorState error={newest.error} onRetry={newest.refetch} />

  const all = { nps, csat, ces, solved }
  const list = Object.entries(all) as [HomeMeasure, typeof nps][]
  const asked = list.filter(([measure]) => !questions.data || questions.data.some(({ kind }) => kind === measure))
  const failed = list.find(([, one]) => one.error)?.[1]
  const ready = list.every(([, one]) => one.asked)
  const lead = ready
    ? leading(
        list.flatMap(([, one]) => one.headline ?? []),
        questions.data ?? [],
      )
    : undefined
  const shown = picked ?? lead?.measure
  const first = lead && typeof lead.row.change !== 'number'
  const whereItChanged = {
    by: ['touchpoint'],
    ...(shown ? { measure: shown } : {}),
    ...(window ? { during: window.during } : {}),
    ...(window && !first ? { compare_to: window.before } : {}),
  }
  return (
    <>
      <PageHeader
        title={say('title')}
        actions={
          <Button renderRoot={(props) => <Link to="/explore" search={whereItChanged} {...props} />}>
            {say(first ? 'by_touchpoint' : 'where_it_changed')}
          </Button>
        }
      />
      <HomeSentence headline={lead} window={window} questions={questions.data} />
      {failed && <ErrorState error={failed.error} onRetry={failed.retry} />}
      <div className={styles.headlines}>
        {asked.map(([measure, one]) => (
          <HeadlinePanel
            key={measure}
            measure={measure}
            headline={one.headline}
            waiting={!one.asked}
            questions={questions.data}
            picked={shown === measure}
            onPick={() => set({ measure })}
          />
        ))}
      </div>
      <div className={styles.below}>
        <div className={styles.main}>
          <Picture headline={shown && all[shown].headline} questions={questions.data} />
          {mayRead && <MoversPanel filter={window && { during: window.during }} />}
        </div>
        {mayRead && <NewestWords questions={questions.data} />}
      </div>
    </>
  )
}
