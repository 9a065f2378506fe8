import type { Say } from '@/lib/words'
import type { Notice } from './queries'
import type { words } from './words'

interface Params {
  title?: string
  tasks?: number
  of?: string
  host?: string
  fault?: string
  unowned?: boolean
}

type Told = Pick<Notice, 'kind' | 'about' | 'by'> & { params: object }

/** What a notice tells, in a sentence; `about` is what its record is called. */
export function sentence(
  { kind, about: record, by, params }: Told,
  about: string,
  say: Say<keyof typeof words.en>,
): string {
  const { title, tasks = 0, of, host, fault, unowned } = params as Params
  const what = title ? say('task_named', { title }) : record ? about : say('something')
  const values = {
    about,
    what,
    tasks,
    by: by?.name ?? say('somebody'),
    host: host ?? say('somebody'),
    fault: fault ?? '',
    of: of ?? '',
  }
  if (of) return say(record ? 'assigned_tasks' : 'assigned_tasks_alone', values)
  if (unowned) return say('unowned', values)
  if (kind !== 'assigned' && kind !== 'due') return say(kind, values)
  return say(record && title ? kind : `${kind}_alone`, values)
}
