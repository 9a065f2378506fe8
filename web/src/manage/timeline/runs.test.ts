import { expect, test } from 'vitest'
import type { Moment } from './queries'
import { runsOf } from './runs'

const moment = (kind: Moment['kind'], at: string, event?: string): Moment => ({
  kind,
  id: at,
  at,
  event: event ?? null,
})

test('what was done several times on a day is one line, and nothing else is', () => {
  const runs = runsOf(
    [
      moment('interaction', '2026-10-02T09:00Z', 'Ticket opened'),
      moment('interaction', '2026-10-02T08:00Z', 'Ticket opened'),
      moment('response', '2026-10-02T07:00Z'),
      moment('response', '2026-10-02T06:00Z'),
      moment('interaction', '2026-10-02T05:00Z', 'Ticket opened'),
      moment('interaction', '2026-10-01T05:00Z', 'Ticket opened'),
      moment('interaction', '2026-10-01T04:00Z', 'Ticket closed'),
    ],
    (at) => at.slice(0, 10),
  )
  expect(runs.map(({ times }) => times)).toEqual([2, 1, 1, 1, 1, 1])
})
