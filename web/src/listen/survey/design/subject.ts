import type { Attribute } from '@/customers/attribute/queries'
import type { Choice, Definition, Operator, Question } from './definition'
import { questionsOf } from './edit'
import { boundsOf } from './kinds'

/** Which form the values of something have that a condition looks at. */
export type Form = 'number' | 'choice' | 'several' | 'words' | 'date' | 'truth' | 'table' | 'any'

/** Something a condition can look at. */
export interface Subject {
  /** As the condition names it: `why`, `hidden.source`, `account.tier`. */
  of: string
  form: Form
  /** Where its name comes from; the group it stands in. */
  group: 'questions' | 'hidden' | 'variables' | 'contact' | 'account' | 'other'
  /** The question it belongs to. */
  question?: Question
  /** The row of a matrix. */
  row?: Choice
  /** Its own name, where it is no question. */
  name?: string
  /** Keys of its values, where they are a list. */
  choices?: readonly Choice[]
  bounds?: { from?: number; to?: number }
}

/** The operators that fit each form; the first is taken for a new comparison. */
export const OPERATORS: Record<Form, readonly Operator[]> = {
  number: ['at_most', 'at_least', 'below', 'above', 'equal', 'not_equal', 'answered', 'empty'],
  choice: ['equal', 'not_equal', 'in', 'not_in', 'answered', 'empty'],
  several: ['includes', 'excludes', 'answered', 'empty'],
  words: ['includes', 'excludes', 'equal', 'not_equal', 'answered', 'empty'],
  date: ['at_least', 'at_most', 'above', 'below', 'equal', 'answered', 'empty'],
  truth: ['equal', 'answered', 'empty'],
  table: ['answered', 'empty'],
  any: [
    'equal',
    'not_equal',
    'in',
    'not_in',
    'includes',
    'excludes',
    'above',
    'at_least',
    'below',
    'at_most',
    'answered',
    'empty',
  ],
}

/** Keys of what is chosen where a kind brings its own list. */
export const SOLVED = ['yes', 'partly', 'no'] as const
export const COMPARED = ['worse', 'as_expected', 'better'] as const
export const MARKS = [
  'expert_contact',
  'professional_staff',
  'quick_and_convenient',
  'individual_communication',
  'relevant_offers',
] as const
export const EMOTIONS = [
  'happy',
  'pleased',
  'trusting',
  'valued',
  'cared_for',
  'safe',
  'focused',
  'interested',
  'energetic',
  'stimulated',
  'exploratory',
  'indulged',
  'stressed',
  'disappointed',
  'frustrated',
  'unhappy',
  'unsatisfied',
  'irritated',
  'hurried',
  'neglected',
] as const

const keyed = (keys: readonly string[]): Choice[] => keys.map((key) => ({ key, label: {} }))

/** What can be looked at of one question: itself, the rows of a table, and words beside a list. */
function ofQuestion(question: Question): Subject[] {
  const { key, ask } = question
  const self = (form: Form, more: Partial<Subject> = {}): Subject => ({
    of: key,
    form,
    group: 'questions',
    question,
    ...more,
  })
  const bounds = boundsOf(ask)
  const rows = (list: readonly Choice[], form: Form, more: Partial<Subject>): Subject[] => [
    self('table'),
    ...list.map((row) => self(form, { of: `${key}.${row.key}`, row, ...more })),
  ]
  const other: Choice[] = ask.other ? [{ key: 'other', label: {} }] : []
  const choices = [...(ask.options ?? []), ...other]
  switch (ask.kind) {
    case 'solved':
      return [self('choice', { choices: keyed(SOLVED) })]
    case 'compared':
      return [self('choice', { choices: keyed(COMPARED) })]
    case 'marks':
      return rows(keyed(MARKS), 'number', { bounds: { from: 1, to: 5 } })
    case 'emotion':
      return [self('several', { choices: keyed(EMOTIONS) })]
    case 'choice':
    case 'dropdown':
      return [self('choice', { choices })]
    case 'choices':
    case 'ranking':
      return [self('several', { choices })]
    case 'matrix':
      return rows(ask.rows ?? [], ask.several ? 'several' : 'choice', { choices: ask.columns ?? [] })
    case 'rating_matrix':
      return rows(ask.rows ?? [], 'number', bounds ? { bounds } : {})
    case 'date':
      return [self('date')]
    case 'consent':
      return [self('truth')]
    case 'contact':
      return rows(keyed(ask.fields ?? []), 'words', {})
    case 'file':
      return [self('table')]
    case 'statement':
      return []
    default:
      return [bounds ? self('number', { bounds }) : self('words')]
  }
}

const FORM_OF: Record<Attribute['kind'], Form> = {
  text: 'words',
  choice: 'choice',
  number: 'number',
  date: 'date',
  truth: 'truth',
}

function ofAttribute(noun: 'contact' | 'account', { name, label, kind, choices }: Attribute): Subject {
  const subject: Subject = { of: `${noun}.${name}`, form: FORM_OF[kind], group: noun, name: label }
  if (kind !== 'choice') return subject
  return { ...subject, choices: choices.map((key) => ({ key, label: {} })) }
}

/** Everything a condition can look at; `until` leaves out the questions that come at or behind that one. */
export function subjectsOf(
  definition: Definition,
  attributes: Record<'contact' | 'account', readonly Attribute[]>,
  until?: string,
): Subject[] {
  const questions = questionsOf(definition)
  const end = questions.findIndex(({ key }) => key === until)
  const before = end < 0 ? questions : questions.slice(0, end)
  const { hidden = [], variables = [], languages } = definition
  return [
    ...before.flatMap(ofQuestion),
    ...hidden.map(({ key }): Subject => ({ of: `hidden.${key}`, form: 'any', group: 'hidden', name: key })),
    ...variables.map(({ key }): Subject => ({ of: `variable.${key}`, form: 'any', group: 'variables', name: key })),
    ...(['contact', 'account'] as const).flatMap((noun) => attributes[noun].map((one) => ofAttribute(noun, one))),
    { of: 'language', form: 'choice', group: 'other', choices: keyed(languages) },
  ]
}

/** Numbers where a value is a number, words otherwise: what somebody typed for something of any form. */
export function readValue(form: Form, typed: string): number | string {
  const number = Number(typed.replace(',', '.'))
  const numeric = typed.trim() !== '' && Number.isFinite(number)
  return numeric && (form === 'number' || form === 'any') ? number : typed
}
