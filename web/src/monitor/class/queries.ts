import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type CustomerClass = Schemas['CustomerClass']
export type ClassOut = Schemas['CustomerClassOut']
export type ClassStep = Schemas['ClassStepOut']
export type Classed = Schemas['ClassedCustomer']
export type Rules = Schemas['ClassRules']
export type Moved = Schemas['ClassMoved']

const ofAccount = (id: string) => ({ params: { path: { id } } })

/** The class of an account, why, and how it came to it. */
export const accountClass = (id: string) =>
  queryOptions({
    queryKey: ['classes', 'account', id],
    queryFn: ({ signal }) => take(api.GET('/v1/accounts/{id}/class', { ...ofAccount(id), signal })),
  })

export const setAccountClass = ({ id, ...body }: Schemas['ClassOverrideIn'] & { id: string }) =>
  take(api.PUT('/v1/accounts/{id}/class/override', { ...ofAccount(id), body }))
export const releaseAccountClass = (id: string) => take(api.DELETE('/v1/accounts/{id}/class/override', ofAccount(id)))

/** Customers of a class, those who moved last first. */
export const classed = (which: CustomerClass | undefined) =>
  infiniteQueryOptions({
    queryKey: ['classes', 'list', which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/classes', {
          params: {
            query: {
              ...(which ? { class: which } : {}),
              limit: 50,
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** Who moved since a moment. */
export const matrixSince = (from: string) =>
  queryOptions({
    queryKey: ['classes', 'matrix', from],
    queryFn: ({ signal }) => take(api.GET('/v1/classes/matrix', { params: { query: { from } }, signal })),
  })

/** The rules that hold. */
export const classRules = queryOptions({
  queryKey: ['class-rules'],
  queryFn: ({ signal }) => take(api.GET('/v1/class-rules', { signal })),
})

export const layDownRules = (body: Schemas['ClassRulesIn']) => take(api.PUT('/v1/class-rules', { body }))
export const tryRules = (rules: Rules) => take(api.POST('/v1/class-rules/preview', { body: { rules } }))
