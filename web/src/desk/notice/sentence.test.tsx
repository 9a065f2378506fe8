// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { useWords } from '@/lib/words'
import { show } from '../../../test/render'
import { sentence } from './sentence'
import { words } from './words'

type Told = Parameters<typeof sentence>[0]
const Said = ({ told }: { told: Told }) => sentence(told, 'Acme', useWords(words))

const about = { id: 'acc_1', noun: 'account', name: 'Acme' }
const by = { id: 'mem_1', name: 'Anna' }

test.each<[Omit<Told, 'params'> & Partial<Told>, string]>([
  [{ kind: 'mentioned', about, by }, 'Anna mentioned you: Acme'],
  [{ kind: 'assigned', about, by, params: { title: 'Call' } }, 'Anna gave you “Call”: Acme'],
  [{ kind: 'assigned', about }, 'Somebody gave you Acme'],
  [{ kind: 'assigned', by, params: { title: 'Call' } }, 'Anna gave you “Call”'],
  [{ kind: 'due', about, params: { title: 'Call' } }, '“Call” is due: Acme'],
  [{ kind: 'due', params: { title: 'Call' } }, '“Call” is due'],
  [{ kind: 'handed_over', params: { tasks: 2 } }, 'You took over 2 tasks of somebody who left'],
  [{ kind: 'assigned', about, params: { tasks: 6, of: 'Complaint' } }, '6 tasks for you from “Complaint”: Acme'],
  [{ kind: 'assigned', params: { tasks: 2, of: 'Ask them' } }, '2 tasks for you: “Ask them”'],
  [{ kind: 'late', about }, 'Late: Acme'],
  [{ kind: 'assigned', about, params: { unowned: true } }, 'Nobody takes care of it any more: Acme'],
  [
    { kind: 'webhook_failed', params: { host: 'example.com', fault: 'gone' } },
    'example.com is told of nothing any more: it wants no more',
  ],
])('%o says %s', (notice, said) => {
  expect(show(<Said told={{ params: {}, ...notice }} />).container.textContent).toContain(said)
})
