import { useWords } from '@/lib/words'
import { useBench } from '@/listen/survey/builder/context'
import type { Choice, Condition, Definition, Target, Test } from '@/listen/survey/design/definition'
import { questionsOf } from '@/listen/survey/design/edit'
import type { Subject } from '@/listen/survey/design/subject'
import { wordsOf } from '@/listen/survey/design/text'
import { words } from './words'

type Known = keyof typeof words.en

/** What things of a survey are called, and what conditions say. */
export function useSentences() {
  const say = useWords(words)
  const { definition, subjects } = useBench()
  const { languages } = definition
  const known = (key: string) => (key in words.en ? say(key as Known) : key)
  const choice = ({ key, label }: Choice) => wordsOf(label, languages) || known(`value_${key}`).replace(/^value_/, '')
  const question = (key: string) => {
    const found = questionsOf(definition).find((one) => one.key === key)
    return (found && wordsOf(found.label, languages)) || key
  }
  const page = (key: string) => pageName(definition, key) || say('page_n', { n: pageNumber(definition, key) })
  const ending = (key: string) => {
    const found = definition.endings?.find((one) => one.key === key)
    return (found && wordsOf(found.title, languages)) || key
  }
  const subject = (one: Subject): string => {
    if (one.of === 'language') return say('language_of_person')
    if (one.question) return one.row ? `${question(one.question.key)}: ${choice(one.row)}` : question(one.question.key)
    return one.name ?? one.of
  }
  const all = subjects()
  const test = ({ of, is, value }: Test): string => {
    const found = all.find((one) => one.of === of)
    const name = found ? subject(found) : say('unknown_subject', { of })
    const told = (one: string | number) => {
      const chosen = found?.choices?.find(({ key }) => key === one)
      return chosen ? choice(chosen) : String(one)
    }
    const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
    const values = list.map((one) => (typeof one === 'boolean' ? say(one ? 'yes' : 'no') : told(one)))
    return say('test', { name, is: say(`is_${is}`), value: values.join(', ') }).trim()
  }
  const condition = (given: Condition, inner = false): string => {
    if ('test' in given) return test(given.test)
    if ('not' in given) return say('not_so', { what: condition(given.not, true) })
    const [parts, word] = 'all' in given ? [given.all, say('and')] : [given.any, say('or')]
    const joined = parts.map((part) => condition(part, true)).join(` ${word} `)
    return inner && parts.length > 1 ? `(${joined})` : joined
  }
  const target = (to: Target) => ('page' in to ? page(to.page) : ending(to.ending))
  return { condition, subject, choice, question, page, ending, target }
}

const pageNumber = ({ pages }: Definition, key: string) => pages.findIndex((page) => page.key === key) + 1

const pageName = ({ pages, languages }: Definition, key: string) =>
  wordsOf(pages.find((page) => page.key === key)?.title, languages)
