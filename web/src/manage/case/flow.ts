import type { Case, CaseState } from './queries'

/** A step of the flow, by what it does. */
export interface Move {
  /** Names the button. */
  key: 'begin' | 'wait' | 'go_on' | 'resolve' | 'close' | 'reopen'
  to: CaseState
}

const BEGIN = { key: 'begin', to: 'working' } as const
const WAIT = { key: 'wait', to: 'waiting' } as const
const GO_ON = { key: 'go_on', to: 'working' } as const
const RESOLVE = { key: 'resolve', to: 'resolved' } as const
const CLOSE = { key: 'close', to: 'closed' } as const
const REOPEN = { key: 'reopen', to: 'working' } as const

const MOVES: Record<CaseState, readonly Move[]> = {
  open: [BEGIN, WAIT, RESOLVE],
  working: [RESOLVE, WAIT],
  waiting: [GO_ON, RESOLVE],
  resolved: [CLOSE, REOPEN],
  closed: [REOPEN],
}

/** Where a case can go from here, the usual way first. Praise needs no cure: it is closed once thanks are said. */
export function movesOf({ state, kind }: Pick<Case, 'state' | 'kind'>): readonly Move[] {
  const closes = kind === 'praise' && state !== 'resolved' && state !== 'closed'
  return closes ? [CLOSE, ...MOVES[state].filter(({ key }) => key !== 'resolve')] : MOVES[state]
}
