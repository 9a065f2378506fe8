import { useMemo } from 'react'
import { useLocale } from '@/lib/locale'
import type { Format } from '@/lib/numbers'
import { exact } from './exact'

/** Figures of one measure in the reader's locale. */
export function useExact(format: Format) {
  const { locale } = useLocale()
  return useMemo(() => exact(locale, format), [locale, format])
}
