import { useQuery } from '@tanstack/react-query'
import { api, take } from '@/api/client'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { words } from './words'

/** Dimensions that every workspace has; attributes come on top. */
export const DIMENSIONS = [
  'touchpoint',
  'offering',
  'channel',
  'team',
  'question',
  'survey',
  'pattern',
  'aspect',
  'language',
  'account',
  'contact',
] as const

const attributes = {
  queryKey: ['attributes', 'all'],
  queryFn: ({ signal }: { signal: AbortSignal }) => take(api.GET('/v1/attributes', { signal })),
  staleTime: 300_000,
}

/** A value of a group; null is a blank. */
type Value = string | number | boolean | null | undefined

/** What answers can be grouped by, with names, and the names of what they hold. */
export function useDimensions() {
  const say = useWords(words)
  const own = useQuery(attributes)
  const called = useNames()
  const named = DIMENSIONS.map((value) => ({ value: value as string, label: say(value) }))
  const others = (own.data?.items ?? []).map(({ noun, name, label }) => ({
    value: `${noun}.${name}`,
    label: say(`of_${noun}`, { label: label || name }),
  }))
  const list = [...named, ...others]
  return {
    list,
    nameOf: (dimension: string) => list.find(({ value }) => value === dimension)?.label ?? dimension,
    valueOf: (dimension: string, value: Value): string => {
      if (value === null || value === undefined) return say('blank')
      return called(dimension, String(value))
    },
  }
}

export type Dimensions = ReturnType<typeof useDimensions>
