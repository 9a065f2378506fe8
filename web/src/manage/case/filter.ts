import type { CaseFilter, CaseKind, CasePriority } from './queries'

/** What the address of the list may hold. */
export const KEYS = [
  'words',
  'state',
  'owner',
  'team',
  'late',
  'priority',
  'kind',
  'touchpoint',
  'account',
  'contact',
  'rule',
  'cause',
  'tag',
] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

/** What the address asks for, as the server takes it: those that are open, unless states are told. */
export function filterOf({ state, late, priority, kind, ...rest }: Given): CaseFilter {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value))
  return {
    ...given,
    ...(state === 'any' ? {} : state ? { state } : { open: true }),
    ...(late === 'yes' ? { late: true } : {}),
    ...(priority ? { priority: priority as CasePriority } : {}),
    ...(kind ? { kind: kind as CaseKind } : {}),
  }
}
