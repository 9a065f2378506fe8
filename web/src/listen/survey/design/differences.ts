import type { Definition, Question } from './definition'
import { questionsOf } from './edit'

/** What another version of a survey changes for those who answer. */
export interface Differences {
  added: Question[]
  removed: Question[]
  changed: Question[]
  /** Languages that came. */
  languages: string[]
  /** Whether anything else changed: order, pages, endings, looks. */
  other: boolean
}

const told = (value: unknown) => JSON.stringify(value, sorted)

/** Objects with their fields in the same order, whoever wrote them. */
function sorted(_: string, value: unknown) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Whether two definitions are the same. */
export const equal = (one: Definition, other: Definition) => told(one) === told(other)

/** What changes from one version to the next. */
export function differences(before: Definition, after: Definition): Differences {
  const [old, now] = [questionsOf(before), questionsOf(after)]
  const in_ = (list: Question[], { key }: Question) => list.find((one) => one.key === key)
  const frame = ({ pages, ...rest }: Definition) =>
    told({ ...rest, pages: pages.map((page) => ({ ...page, questions: page.questions.map(({ key }) => key) })) })
  return {
    added: now.filter((one) => !in_(old, one)),
    removed: old.filter((one) => !in_(now, one)),
    changed: now.filter((one) => in_(old, one) && told(in_(old, one)) !== told(one)),
    languages: after.languages.filter((one) => !before.languages.includes(one)),
    other: frame(before) !== frame(after),
  }
}
