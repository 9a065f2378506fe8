import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import type { Customers } from './header'

export type Guess = Schemas['Guess']
export type GuessedColumn = Schemas['GuessedColumn']
export type Report = Schemas['Report']
export type CustomerReport = Schemas['CustomerImportReport']
export type Kind = 'responses' | Customers

/** What came of a file: nothing was written when it was only tried. */
export type Outcome = { kind: 'responses'; report: Report } | { kind: Customers; report: CustomerReport }

/** A file with what it needs to be read. */
export interface Job {
  kind: Kind
  file: File
  /** The map of answers; customers need none. */
  map: string
}

export interface How {
  dry_run?: boolean
  keep_good?: boolean
  update?: boolean
}

/** Bytes of a plain file that are looked at for a guess. */
const LOOKED_AT = 2 << 20

const form = (parts: Record<string, string | File>) => {
  const data = new FormData()
  for (const [name, part] of Object.entries(parts)) data.append(name, part)
  return data
}

/** Files go as they are: what the description calls a text is the file's bytes. */
const sent = <T>(body: unknown) => ({ body: body as T, bodySerializer: (given: unknown) => given as BodyInit })

/** What the columns of a file seem to mean. */
export function guess(file: File) {
  const plain = !file.name.endsWith('.gz')
  const begin = plain && file.size > LOOKED_AT ? new File([file.slice(0, LOOKED_AT)], file.name) : file
  return take(api.POST('/v1/imports/guess', sent<Schemas['GuessForm']>(form({ file: begin }))))
}

async function bring({ kind, file, map }: Job, query: How): Promise<Outcome> {
  if (kind === 'responses') {
    const body = sent<Schemas['ImportForm']>(form({ map, file }))
    return { kind, report: await take(api.POST('/v1/imports/responses', { params: { query }, ...body })) }
  }
  const packed = file.name.endsWith('.gz')
  const headers = { 'content-type': packed ? 'application/gzip' : 'text/csv' }
  const { update: _, ...wishes } = query
  const request = { params: { query: wishes }, headers, ...sent<string>(file) }
  return { kind, report: await take(api.POST(`/v1/imports/${kind}`, request)) }
}

/** Reads the whole file and tells what would happen; writes nothing. */
export const useTry = () => useMutation({ mutationFn: ({ job, how }: Sent) => bring(job, { ...how, dry_run: true }) })

interface Sent {
  job: Job
  how: How
}

/** Writes, after which everything that was read before is old. */
export function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ job, how }: Sent) => bring(job, how),
    onSettled: () => client.invalidateQueries(),
  })
}

/** The imports of answers, the newest first. */
export const formerImports = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => take(api.GET('/v1/imports', { params: { query: { limit: 50 } }, signal })),
  select: ({ items }) => items,
})
