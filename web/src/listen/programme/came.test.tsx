// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { show } from '../../../test/render'
import { PathPanel } from './path-panel'
import { cameOf, type Programme, type ProgrammePath, type Rates, rates } from './queries'
import { RatesPanel } from './rates-panel'

const PATH = {
  programme: 'prg_1',
  survey: 'srv_1',
  as_of: '2026-11-01T08:00:00Z',
  path: {
    started: 4,
    sent: 4,
    turned_away: 0,
    more: false,
    pages: [],
    time: { median_seconds: 0, lower_seconds: 0, upper_seconds: 0 },
  },
  questions: [
    {
      page: 'one',
      question: 'go_on',
      label: { de: 'Bleiben Sie?', en: 'Will you stay?' },
      reached: 4,
      answered: 3,
      stopped: 0,
    },
  ],
} as unknown as ProgrammePath

const RATES: Rates = {
  waiting: 0,
  asked: 9,
  bounced: 0,
  started: 4,
  finished: 4,
  came: 0,
  came_finished: 0,
  expired: 2,
  skipped: [],
}

function told(part: React.ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(cameOf('prg_1').queryKey, PATH)
  client.setQueryData(rates('prg_1').queryKey, RATES)
  return show(<QueryClientProvider client={client}>{part}</QueryClientProvider>).container.textContent
}

test('questions are told in the language of the page, and no time is told where none was measured', () => {
  const text = told(<PathPanel id="prg_1" />)
  expect(text).toContain('Will you stay?')
  expect(text).not.toContain('Bleiben Sie?')
  expect(text).not.toContain('second')
})

test('interviews are held: neither links end nor letters come back', () => {
  const of = (channel: string) => ({ id: 'prg_1', plan: { channel } }) as unknown as Programme
  const interviews = told(<RatesPanel programme={of('interview')} />)
  expect(interviews).toContain('Not held in time2')
  expect(interviews).not.toMatch(/letter|link/i)
  expect(told(<RatesPanel programme={of('mail')} />)).toContain('Link ended without an answer2')
})
