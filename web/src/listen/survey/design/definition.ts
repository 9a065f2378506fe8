/*
 * A survey as the builder edits it. The server's description is stricter: it says which fields go with which kind of
 * question. What is not known here is kept as it came.
 */

/** Words by language. */
export type Text = Record<string, string>

export interface Choice {
  key: string
  label: Text
}

export type Look = 'numbers' | 'stars' | 'smileys'
export type ContactField = 'name' | 'mail' | 'phone' | 'company' | 'job'

export interface Scale {
  from: number
  to: number
  step?: number
  look?: Look
  low?: Text
  high?: Text
}

export type Kind =
  | 'nps'
  | 'csat'
  | 'ces'
  | 'solved'
  | 'intent'
  | 'rating'
  | 'expectation'
  | 'compared'
  | 'importance'
  | 'likert'
  | 'marks'
  | 'emotion'
  | 'choice'
  | 'choices'
  | 'dropdown'
  | 'ranking'
  | 'matrix'
  | 'rating_matrix'
  | 'slider'
  | 'number'
  | 'date'
  | 'line'
  | 'words'
  | 'mail'
  | 'phone'
  | 'consent'
  | 'contact'
  | 'file'
  | 'statement'

/** What a question asks for, with the fields of every kind. */
export interface Ask {
  kind: Kind
  low?: Text
  high?: Text
  points?: number
  look?: Look
  /** A point of a scale, a bound of a number, or of a date. */
  from?: number | string | null
  to?: number | string | null
  step?: number
  options?: Choice[]
  other?: boolean
  random?: boolean
  least?: number | null
  most?: number | null
  rows?: Choice[]
  columns?: Choice[]
  several?: boolean
  scale?: Scale
  whole?: boolean
  unit?: Text
  purpose?: string
  fields?: ContactField[]
  megabytes?: number
  kinds?: string[]
}

export type Operator =
  | 'equal'
  | 'not_equal'
  | 'above'
  | 'at_least'
  | 'below'
  | 'at_most'
  | 'in'
  | 'not_in'
  | 'includes'
  | 'excludes'
  | 'answered'
  | 'empty'

export type Value = boolean | number | string | string[]

export interface Test {
  of: string
  is: Operator
  value?: Value | null
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | { test: Test }

export interface Question {
  key: string
  label: Text
  help?: Text
  ask: Ask
  required?: boolean
  required_if?: Condition | null
  show_if?: Condition | null
  touchpoint?: string | null
  pattern?: 'past' | 'present' | 'potential' | null
  aspect?: 'experience' | 'expectation' | 'importance' | 'intent' | 'belief' | null
}

export type Target = { page: string } | { ending: string }

export interface Jump {
  when?: Condition | null
  to: Target
}

export interface Page {
  key: string
  title?: Text
  show_if?: Condition | null
  random?: boolean
  questions: Question[]
  jumps?: Jump[]
}

export interface Ending {
  key: string
  show_if?: Condition | null
  title: Text
  words?: Text
  redirect?: string | null
}

export type Expression =
  | { number: number }
  | { words: string }
  | { of: string }
  | { sum: Expression[] }
  | { mean: Expression[] }
  | { least: Expression[] }
  | { most: Expression[] }
  | { count: Expression[] }
  | { times: Expression[] }
  | { minus: Expression[] }
  | { over: Expression[] }
  | { case: Case[] }

export interface Case {
  when?: Condition | null
  then: Expression
}

export interface Variable {
  key: string
  value: Expression
}

export interface Quota {
  key: string
  when?: Condition | null
  limit: number
  ending: string
}

export interface Theme {
  accent?: string | null
  background?: string | null
  ink?: string | null
  logo?: string | null
  logo_words?: string | null
}

export type Redact = 'mail' | 'phone' | 'card'

export interface Settings {
  progress?: boolean
  back?: boolean
  edit?: boolean
  anonymous?: number | null
  redact?: Redact[]
}

export interface Definition {
  title: Text
  welcome?: Text
  languages: string[]
  pages: Page[]
  endings?: Ending[]
  hidden?: { key: string }[]
  variables?: Variable[]
  quotas?: Quota[]
  theme?: Theme
  settings?: Settings
}
