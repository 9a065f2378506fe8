import { dateIn } from '@/lib/dates'
import { useLocale } from '@/lib/locale'

/** The day it is in the workspace. */
export const useToday = () => dateIn(useLocale().zone)
