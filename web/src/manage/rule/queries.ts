import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type CaseRule = Schemas['CaseRule']
export type Route = Schemas['CaseRoute']
export type On = Schemas['CaseRuleOn']
export type Preview = Schemas['CaseRulePreview']

export const SOURCES = ['answer', 'observation', 'interaction', 'alert'] as const satisfies readonly On[]
export const HOLDS = ['none', 'contact', 'account'] as const satisfies readonly CaseRule['hold'][]

const at = (id: string) => ({ params: { path: { id } } })

/** The rules by which cases open. */
export const caseRules = queryOptions({
  queryKey: ['case-rules'],
  queryFn: ({ signal }) => take(api.GET('/v1/case-rules', { signal })),
  select: ({ items }) => items,
})

export const makeRule = (body: Schemas['CaseRuleIn']) => take(api.POST('/v1/case-rules', { body }))
export const changeRule = ({ id, ...body }: Schemas['CaseRulePatch'] & { id: string }) =>
  take(api.PATCH('/v1/case-rules/{id}', { ...at(id), body }))
export const removeRule = (id: string) => take(api.DELETE('/v1/case-rules/{id}', at(id)))

/** How many cases a condition would have opened lately; nothing is written. */
export const tryRule = (body: Schemas['CaseRuleTrial']) => take(api.POST('/v1/case-rules/preview', { body }))
