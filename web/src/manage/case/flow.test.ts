import { expect, test } from 'vitest'
import { movesOf } from './flow'
import type { STATES } from './queries'

const keys = (state: (typeof STATES)[number], kind: 'experience' | 'praise' = 'experience') =>
  movesOf({ state, kind }).map(({ key }) => key)

test('the usual way leads from open to closed', () => {
  const way = ['open']
  for (let at = 'open' as (typeof STATES)[number]; at !== 'closed'; ) {
    const [first] = movesOf({ state: at, kind: 'experience' })
    if (!first) throw new Error(`no way from ${at}`)
    at = first.to
    way.push(at)
  }
  expect(way).toEqual(['open', 'working', 'resolved', 'closed'])
})

test('what is resolved or closed can be opened again', () => {
  expect(keys('resolved')).toContain('reopen')
  expect(keys('closed')).toEqual(['reopen'])
})

test('thanks need no cure', () => {
  expect(keys('open', 'praise')).toEqual(['close', 'begin', 'wait'])
  expect(keys('waiting', 'praise')).toEqual(['close', 'go_on'])
})
