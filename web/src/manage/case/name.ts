import type { Case } from './queries'

type Named = Pick<Case, 'title' | 'number' | 'account' | 'contact'>

/** Whom a case is about, as far as the reader may see. */
export const whomOf = ({ account, contact }: Named): string | undefined =>
  contact?.name ?? account?.name ?? account?.external_id ?? undefined

/** What people call a case beside its number: its title, or else whom it is about. */
export const nameOf = (one: Named): string => one.title ?? whomOf(one) ?? ''
