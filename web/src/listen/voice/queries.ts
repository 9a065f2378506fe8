import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import type { paths } from '@/api/schema.gen'

export type Voice = Schemas['Voice']
export type VoiceTone = Schemas['VoiceTone']
export type VoiceFilter = Omit<NonNullable<paths['/v1/voice']['get']['parameters']['query']>, 'cursor' | 'limit'>

export const TONES = ['bad', 'good', 'neutral'] as const satisfies readonly VoiceTone[]
export const VOICE_KINDS = ['response', 'observation'] as const satisfies readonly Schemas['VoiceKind'][]

/** The fresh words of customers, page after page. */
export const voicePages = (filter: VoiceFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['voice', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/voice', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
