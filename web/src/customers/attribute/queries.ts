import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Attribute = Schemas['AttributeOut']

/** The attributes that the workspace gives to accounts, contacts or responses. */
export const attributesOf = (noun: Schemas['AttributeNoun']) =>
  queryOptions({
    queryKey: ['attributes', noun],
    queryFn: ({ signal }) => take(api.GET('/v1/attributes', { params: { query: { noun } }, signal })),
    staleTime: 300_000,
    select: ({ items }) => items,
  })
