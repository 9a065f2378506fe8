import type { Contact } from '@/customers/contact/queries'
import type { SurveyQuestion } from '@/listen/question/queries'
import type { Response } from '@/listen/response/queries'
import { type Last, lastOf } from '@/listen/response/rating'

/** A person at an account, with their last score and words. */
export interface PersonRow {
  contact: Contact
  last: Last | undefined
  text: string | undefined
  language: string | undefined
}

/** The people of an account; who answered last comes first, who was never heard last. */
export function personRows(
  contacts: readonly Contact[],
  responses: ReadonlyMap<string, readonly Response[]>,
  questions: readonly SurveyQuestion[],
): PersonRow[] {
  const rows = contacts.map((contact) => {
    const own = responses.get(contact.id) ?? []
    const worded = own.find(({ answers }) => answers.some(({ text }) => text))
    const text = worded?.answers.find((answer) => answer.text)?.text ?? undefined
    return { contact, last: lastOf(own, questions), text, language: worded?.language ?? undefined }
  })
  const when = ({ last }: PersonRow) => (last ? Date.parse(last.response.experienced_at) : 0)
  return rows.toSorted((one, other) => when(other) - when(one))
}

/** How much better somebody scored than their own time before: below 0 is worse. */
export function gain({ last }: PersonRow): number | undefined {
  if (!last?.before) return undefined
  const change = last.score - last.before.score
  return last.asked.higher_is === 'worse' ? -change : change
}
