import { createContext, type ReactNode, use, useMemo } from 'react'
import { type Dates, dates } from './dates'
import { type Money, money } from './money'
import { type Numbers, numbers } from './numbers'

/** Languages the texts are in. */
export type Language = 'en' | 'de'

interface Locale {
  language: Language
  /** Of numbers and dates, `en-GB`. */
  locale: string
  zone: string
}

const browser = (): Locale => ({
  language: navigator.language.startsWith('de') ? 'de' : 'en',
  locale: navigator.language,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

const LocaleContext = createContext<Locale>(browser())

/** Sets language, locale or zone for what is within. */
export function LocaleProvider({ children, ...given }: Partial<Locale> & { children: ReactNode }) {
  const outer = use(LocaleContext)
  const { language = outer.language, locale = outer.locale, zone = outer.zone } = given
  const value = useMemo(() => ({ language, locale, zone }), [language, locale, zone])
  return <LocaleContext value={value}>{children}</LocaleContext>
}

export const useLocale = (): Locale => use(LocaleContext)

/** Numbers as the workspace writes them. */
export const useNumbers = (): Numbers => numbers(useLocale().locale)

/** Money as the workspace writes and reads it. */
export function useMoney(): Money {
  const { locale } = useLocale()
  return useMemo(() => money(locale), [locale])
}

/** The locale of what is said in words: the workspace's, where that speaks the reader's language. */
export function useTongue(): string {
  const { language, locale } = useLocale()
  return locale.startsWith(language) ? locale : language
}

/** Dates in the reader's language, in the workspace's zone: they hold words, such as months. */
export function useDates(): Dates {
  const { zone } = useLocale()
  const tongue = useTongue()
  return useMemo(() => dates(tongue, zone), [tongue, zone])
}

const CHOSEN = 'touchstone.language'

/** The language a person chose on this device, or else the browser's. */
export function chosenLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN)
  return chosen === 'en' || chosen === 'de' ? chosen : browser().language
}

export const chooseLanguage = (language: Language) => localStorage.setItem(CHOSEN, language)
