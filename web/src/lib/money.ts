import { THIN } from './numbers'

const MINUS = '\u2212'

/** Money as a locale writes and reads it; amounts are whole numbers of the currency's smallest unit. */
export interface Money {
  /** `€1,200.50` */
  write(minor: number, currency: string): string
  /** The same for sums: from a thousand on, nobody looks at the cents. */
  sum(minor: number, currency: string): string
  /** With its sign, for what became more or less. */
  change(minor: number, currency: string): string
  /** As somebody would type it: `1200.50`, without a currency. */
  typed(minor: number, currency: string): string
  /** What somebody typed, in minor units; undefined when it is no amount of the currency. */
  read(text: string, currency: string): number | undefined
}

/** How many digits the smallest unit of a currency takes: two for cents, none for yen. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0

/** Money of a locale. */
export function money(locale: string): Money {
  const major = (minor: number, currency: string) => minor / 10 ** digitsOf(currency)
  const write = (minor: number, currency: string, how: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, signDisplay: 'negative', ...how })
      .format(major(minor, currency))
      .replace('-', MINUS)
      .replace('\u00a0', THIN)
  return {
    write: (minor, currency) => write(minor, currency),
    sum: (minor, currency) =>
      write(minor, currency, Math.abs(major(minor, currency)) < 1000 ? {} : { maximumFractionDigits: 0 }),
    change: (minor, currency) => write(minor, currency, { signDisplay: 'exceptZero' }),
    typed: (minor, currency) => {
      const digits = digitsOf(currency)
      const shown = minor % 10 ** digits === 0 ? 0 : digits
      return new Intl.NumberFormat(locale, {
        useGrouping: false,
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      }).format(major(minor, currency))
    },
    read: (text, currency) => {
      const digits = digitsOf(currency)
      const value = readNumber(text, locale, digits)
      const minor = value === undefined ? undefined : Math.round(value * 10 ** digits)
      return Number.isSafeInteger(minor) ? minor : undefined
    },
  }
}

/** A number as people of a locale write it, groups or none; undefined when it is none or has more digits behind its point. */
export function readNumber(text: string, locale: string, digits = 6): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8)
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const [point, group] = [mark('decimal') || '.', mark('group')]
  const plain = text.trim().replace(MINUS, '-')
  const [whole = '', behind, ...rest] = plain.split(point)
  const grouped =
    group && new RegExp(`^-?\\d{1,3}(?:${anySpace(group)}\\d{2,3})*(?:${anySpace(group)}\\d{3})$`).test(whole)
  const bare = grouped ? whole.replaceAll(new RegExp(anySpace(group), 'g'), '') : whole
  if (rest.length || !/^-?\d+$/.test(bare) || !/^\d*$/.test(behind ?? '')) return undefined
  if ((behind ?? '').length > digits) return undefined
  return Number(`${bare}.${behind || '0'}`)
}

/** Spaces between groups are narrow on the screen, and plain when people type; apostrophes likewise. */
function anySpace(group: string): string {
  if (/\s/.test(group)) return '\\s'
  return /['’]/.test(group) ? "['’]" : `\\${group}`
}
