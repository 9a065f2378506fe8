import type { Schemas } from '@/api/client'

/*
 * A survey as the builder edits it: the server's description, loosened where one editor fits all kinds of questions. What
 * is not known here is kept as it came.
 */

/** Words by language. */
export type Text = Schemas['Text']
export type Choice = Schemas['SurveyChoice']
export type Look = Schemas['ScaleLook']
export type ContactField = Schemas['ContactField']
export type Scale = Schemas['OwnScale']
export type Operator = Schemas['Operator']
export type Condition = Schemas['Condition']
export type Test = Schemas['Test']
/** What something is compared with. */
export type Value = boolean | number | string | string[]
export type Target = Schemas['SurveyTarget']
export type Jump = Schemas['SurveyJump']
export type Ending = Schemas['SurveyEnding']
export type Expression = Schemas['Expression']
export type Case = Schemas['Case']
export type Quota = Schemas['Quota']
export type Redact = Schemas['Redact']
export type Theme = Partial<Schemas['SurveyTheme']>
export type Settings = Partial<Schemas['SurveySettings']>
export type Kind = Schemas['Ask']['kind']

type Keys<U> = U extends unknown ? keyof U : never
type At<U, K extends PropertyKey> = U extends { [P in K]?: infer V } ? V : never
/** The fields that any of several forms has; none has to be there. */
type Any<U> = { [K in Keys<U>]?: At<U, K> }

/** What a question asks for, with the fields of every kind. */
export type Ask = Any<Schemas['Ask']> & { kind: Kind }
export type Question = Omit<Schemas['SurveyPageQuestion'], 'ask'> & { ask: Ask }
export type Page = Omit<Schemas['SurveyPage'], 'questions'> & { questions: Question[] }
export type Definition = Omit<Schemas['SurveyDefinition'], 'pages' | 'theme' | 'settings'> & {
  pages: Page[]
  theme?: Theme
  settings?: Settings
}
