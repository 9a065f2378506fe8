import createClient from 'openapi-fetch'
import { guarded } from './link'
import type { components, paths } from './schema.gen'

/** What the API speaks of. */
export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

/** Every route, typed by openapi.json. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: guarded })

/** The server refused; `problem` says what, where and what to do. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  /** What is wrong at one place of a form. */
  at(place: string): string | undefined {
    return this.problem.invalid_params?.find((param) => param.name === place)?.reason
  }
}

/** The data of an answer, or the refusal thrown. */
export async function take<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer
  if (response.ok) return data as T
  throw new Refused(isProblem(error) ? error : unknown(response))
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error

const unknown = ({ status, statusText }: Response): Problem => ({
  type: 'about:blank',
  code: status === 404 ? 'not_found' : 'internal',
  title: statusText,
  status,
  detail: `${status} ${statusText}`,
})
