import type { SurveyQuestion } from '@/listen/question/queries'
import type { Response } from './queries'

/** A score and the question it answers. */
export interface Rating {
  asked: SurveyQuestion
  score: number
}

/** A person's last score, and what they gave to the same question before. */
export interface Last extends Rating {
  response: Response
  before: { score: number; at: string } | undefined
}

const LEADING: readonly SurveyQuestion['kind'][] = ['nps', 'csat', 'rating', 'ces', 'solved']

/** The score that stands for a response: that of the most general question it answers. */
export function mainRating({ answers }: Response, questions: readonly SurveyQuestion[]): Rating | undefined {
  const rated = answers.flatMap(({ question, score }) => {
    const asked = questions.find(({ key }) => key === question)
    return asked && typeof score === 'number' ? [{ asked, score }] : []
  })
  return LEADING.map((kind) => rated.find(({ asked }) => asked.kind === kind)).find(Boolean)
}

/** The responses of each person, the last lived through first. */
export function byPerson(responses: readonly Response[]): Map<string, Response[]> {
  const people = new Map<string, Response[]>()
  for (const response of inOrder(responses)) {
    if (!response.contact) continue
    const own = people.get(response.contact.id)
    if (own) own.push(response)
    else people.set(response.contact.id, [response])
  }
  return people
}

/** The last lived through first. */
export const inOrder = (responses: readonly Response[]) =>
  responses.toSorted((one, other) => Date.parse(other.experienced_at) - Date.parse(one.experienced_at))

/** The last score among responses in order of time, with the one before it on the same question. */
export function lastOf(responses: readonly Response[], questions: readonly SurveyQuestion[]): Last | undefined {
  for (const [at, response] of responses.entries()) {
    const rating = mainRating(response, questions)
    if (rating) return { ...rating, response, before: earlier(responses.slice(at + 1), rating.asked.key) }
  }
  return undefined
}

function earlier(responses: readonly Response[], key: string): Last['before'] {
  for (const { answers, experienced_at } of responses) {
    const score = answers.find(({ question }) => question === key)?.score
    if (typeof score === 'number') return { score, at: experienced_at }
  }
  return undefined
}
