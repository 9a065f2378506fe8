import { useQuery } from '@tanstack/react-query'
import type { ReadingRow } from '@/api/ask'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { words as names } from '@/measure/explore/words'
import { useDimensions } from '@/measure/reading/dimension'
import { scaleOf } from '@/measure/reading/scale'
import { words as classes } from '@/monitor/class/words'
import type { Alert } from './queries'
import { words } from './words'

/** What readings hold, by the kind of their watch. */
interface Told {
  row?: ReadingRow
  measure?: 'nps' | 'csat' | 'ces' | 'solved' | 'mean' | 'share' | 'count'
  score?: number
  question?: string
  from?: string
  to?: string
  next_end?: string
  value?: number
  below?: number
  name?: string
  n?: number
  before?: number
  days?: number
}

type ClassName = 'growth' | 'happy' | 'mixed' | 'at_risk' | 'dangling' | 'not_known'

/** The row of a figure, where the alert is about one. */
export const rowOf = ({ reading }: Pick<Alert, 'reading'>) => (reading as Told).row

/** What an alert says, in a sentence. */
export function useTold(): (alert: Pick<Alert, 'watch' | 'reading' | 'account' | 'contact' | 'touchpoint'>) => string {
  const say = useWords(words)
  const sayName = useWords(names)
  const sayClass = useWords(classes)
  const number = useNumbers()
  const dates = useDates()
  const dimensions = useDimensions()
  const questions = useQuery(surveyQuestions).data
  return ({ watch, reading, account, contact, touchpoint }) => {
    const told = reading as Told
    const name = contact && (contact.name ?? say('somebody'))
    const who =
      name && account ? say('of_account', { name, account: account.name }) : (name ?? account?.name ?? say('somebody'))
    const { rule } = watch
    switch (rule.kind) {
      case 'low_score': {
        const place = touchpoint?.name ?? 'none'
        const asked = questions?.find(({ key }) => key === told.question)?.label
        const question = touchpoint ? 'none' : (asked ?? 'none')
        return say('low_score', { who, score: number.exact(told.score ?? 0), place, question })
      }
      case 'event':
        return rule.event === 'class.changed'
          ? say('class_changed', { who, from: sayClass(told.from as ClassName), to: sayClass(told.to as ClassName) })
          : say(`case_${rule.event.slice(5) as 'late' | 'escalated' | 'denied'}`, {
              who: name || account ? who : 'none',
            })
      case 'silence':
        return say('silence', { who })
      case 'unheard':
        return say('unheard', { who, day: told.next_end ? dates.day(told.next_end) : '' })
      case 'revenue_heard': {
        const percent = (value: number | undefined) => number.value(value ?? 0, 'percent')
        return say('revenue_heard', { value: percent(told.value), below: percent(told.below) })
      }
      case 'theme':
        return say('theme', { name: told.name ?? '', n: told.n ?? 0, before: told.before ?? 0, days: told.days ?? 0 })
      case 'figure': {
        const by = Object.entries(told.row?.by ?? {})
        const group = by.map(([key, value]) => dimensions.valueOf(key, value as string)).join(', ')
        const measure = rule.question.measure
        const format = measure === 'count' ? 'count' : scaleOf(measure, questions).format
        const value = told.row?.value
        if (value === null || value === undefined) return say('figure_none', { group: group || watch.name })
        return say(group ? 'figure' : 'figure_all', {
          group,
          measure: sayName(`measure_${measure}`),
          value: number.value(value, format),
        })
      }
    }
  }
}
