import { useQuery } from '@tanstack/react-query'
import { offerings } from '@/customers/offering/queries'
import { useMay } from '@/identity/session/may'
import { teams } from '@/identity/settings/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { surveyQuestions } from '@/listen/question/queries'
import { everySurvey } from '@/listen/survey/queries'
import { readable } from './readable'

/** Nouns that answers name by their key. */
const NAMED = ['touchpoint', 'offering', 'team', 'question', 'survey'] as const
type Named = (typeof NAMED)[number]

const isNamed = (noun: string): noun is Named => (NAMED as readonly string[]).includes(noun)

/** What people call something that answers name by its key; the key where nobody gave it a name, or where one may not see it. */
export function useNames(): (noun: string, key: string) => string {
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data
  const questions = useQuery({ ...surveyQuestions, enabled: useMay('read_answers') }).data
  const sold = useQuery({ ...offerings, enabled: useMay('read_customers') }).data
  const serving = useQuery({ ...teams, enabled: useMay('read_workspace') }).data
  const surveys = useQuery({ ...everySurvey, enabled: useMay('read_answers') }).data
  const lists = {
    touchpoint: places,
    offering: sold,
    team: serving,
    question: questions?.map(({ key, label }) => ({ key, name: label })),
    survey: surveys?.filter(({ key, name }) => key !== name),
  }
  return (noun, key) => {
    if (!isNamed(noun)) return key
    const name = lists[noun]?.find((one) => one.key === key)?.name
    return name || (noun === 'survey' ? readable(key) : key)
  }
}
