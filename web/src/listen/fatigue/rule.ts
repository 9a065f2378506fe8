import type { Say } from '@/lib/words'
import type { Rule } from './queries'
import type { words } from './words'

/** The families of surveys that programmes belong to unless told. */
export const FAMILIES = ['transaction', 'relationship', 'interview'] as const

const isKnown = (family: string): family is (typeof FAMILIES)[number] =>
  (FAMILIES as readonly string[]).includes(family)

/** What people call a family of surveys. */
export const familyName = (family: string, say: Say<keyof typeof words.en>) => (isKnown(family) ? say(family) : family)

/** A rule in plain words. */
export const ruleInWords = ({ whom, family, most, days }: Rule, say: Say<keyof typeof words.en>) =>
  say(`${whom}_rule`, { most, days, family: family ? 'one' : 'none', name: family ? familyName(family, say) : '' })
