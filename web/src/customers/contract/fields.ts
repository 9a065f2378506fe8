import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Field, Values } from '@/customers/form/field'
import { offerings } from '@/customers/offering/queries'
import { useLocale, useMoney } from '@/lib/locale'
import { readNumber } from '@/lib/money'
import { useWords } from '@/lib/words'
import { type Contract, type ContractTerms, type Every, REASONS, RHYTHMS } from './queries'
import { termsBefore, yearly } from './terms'
import { words } from './words'

const CURRENCIES = Intl.supportedValuesOf('currency')

/** The currencies there are, for a field. */
export const currencyOptions = CURRENCIES.map((code) => ({ value: code, label: code }))

/** Fields of money, quantities and reasons, read and written as the workspace's locale does. */
export function useMoneyFields() {
  const say = useWords(words)
  const money = useMoney()
  const { locale } = useLocale()
  const amount = useCallback(
    (label: string, currencyOf: (values: Values) => string, minor?: number, known?: string): Field => ({
      key: 'amount',
      label,
      kind: 'text',
      required: true,
      value: minor === undefined || !known ? '' : money.typed(minor, known),
      read: (text, values) => (currencyOf(values) ? money.read(text, currencyOf(values)) : undefined),
      unreadable: say('no_amount', { example: money.typed(120_050, 'EUR') }),
    }),
    [say, money],
  )
  const quantity = useCallback(
    (label: string, known?: number | null): Field => ({
      key: 'quantity',
      label,
      kind: 'text',
      value:
        known === null || known === undefined
          ? ''
          : new Intl.NumberFormat(locale, { useGrouping: false }).format(known),
      read: (text) => readNumber(text, locale),
      unreadable: say('no_number', { example: '12' }),
    }),
    [say, locale],
  )
  const reason = useCallback(
    (label: string): Field => ({
      key: 'reason',
      label,
      kind: 'choice',
      value: '',
      required: true,
      options: REASONS.map((value) => ({ value, label: say(value) })),
    }),
    [say],
  )
  return { amount, quantity, reason }
}

const everyOf = (values: Values) => (values.every || 'month') as Every

/** What a contract that is new brings. */
export function useNewContractFields(currency: string, today: string): Field[] {
  const say = useWords(words)
  const money = useMoney()
  const { amount, quantity } = useMoneyFields()
  const sum = amount(say('amount'), (values) => values.currency ?? '')
  const what = useWhat()
  const until = useUntil()
  return [
    ...what(),
    {
      ...sum,
      hint: (values) =>
        hintOf(values, sum, (year) => say('yearly_hint', { amount: money.write(year, values.currency ?? '') })),
    },
    {
      key: 'currency',
      label: say('currency'),
      kind: 'choice',
      value: currency,
      required: true,
      options: currencyOptions,
    },
    useEvery('month'),
    quantity(say('quantity')),
    { key: 'starts_on', label: say('starts_on'), kind: 'date', value: today, required: true },
    ...until(),
  ]
}

/** The year that a typed amount makes, in words; nothing while it cannot be read. */
function hintOf(values: Values, { read }: Field, told: (year: number) => string): string {
  const minor = read?.(values.amount ?? '', values)
  return typeof minor === 'number' ? told(yearly(minor, everyOf(values))) : ''
}

/** What a contract brings from a day on, with the reason when that is less than before. */
export function useTermsFields(contract: Contract, shown: ContractTerms, today: string): Field[] {
  const say = useWords(words)
  const money = useMoney()
  const { currency, starts_on } = contract
  const { amount, quantity, reason } = useMoneyFields()
  const sum = amount(say('amount'), () => currency, shown.amount, currency)
  const change = (values: Values): number | undefined => {
    const minor = sum.read?.(values.amount ?? '', values)
    const before = termsBefore(contract, values.since || today)
    return typeof minor === 'number' && before ? yearly(minor, everyOf(values)) - before.yearly : undefined
  }
  const hint = (values: Values) =>
    hintOf(values, sum, (year) => {
      const more = change(values) ?? 0
      const told = { amount: money.write(year, currency), change: money.change(more, currency) }
      return more === 0 ? say('yearly_same', told) : say('yearly_change', told)
    })
  return [
    { ...sum, hint },
    useEvery(shown.every),
    quantity(say('quantity'), shown.quantity),
    {
      key: 'since',
      label: say('since'),
      kind: 'date',
      value: today < starts_on ? starts_on : today,
      required: true,
      beside: true,
    },
    { ...reason(say('reason_less')), asked: (values) => (change(values) ?? 0) < 0, beside: true },
    { key: 'note', label: say('note'), kind: 'text', value: '', beside: true },
  ]
}

/** What of a contract does not change with its terms. */
export function useContractFields(contract: Contract): Field[] {
  const say = useWords(words)
  const what = useWhat()
  const until = useUntil()
  return [
    ...what(contract),
    { key: 'external_id', label: say('external_id'), kind: 'text', value: contract.external_id ?? '' },
    { key: 'starts_on', label: say('starts_on'), kind: 'date', value: contract.starts_on, required: true },
    ...until(contract),
  ]
}

function useEvery(value: Every): Field {
  const say = useWords(words)
  return {
    key: 'every',
    label: say('every'),
    kind: 'choice',
    value,
    required: true,
    options: RHYTHMS.map((one) => ({ value: one, label: say(one) })),
  }
}

function useWhat() {
  const say = useWords(words)
  const sold = useQuery(offerings).data
  return (contract?: Contract): Field[] => [
    {
      key: 'offering',
      label: say('offering'),
      kind: 'choice',
      value: contract?.offering ?? '',
      options: (sold ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'name', label: say('name'), kind: 'text', value: contract?.name ?? '' },
  ]
}

function useUntil() {
  const say = useWords(words)
  const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
  return (contract?: Contract): Field[] => [
    {
      key: 'ends_on',
      label: say('ends_on'),
      kind: 'date',
      value: contract?.ends_on ?? '',
      hint: () => say('ends_on_hint'),
    },
    {
      key: 'renews',
      label: say('renews'),
      kind: 'truth',
      value: String(contract?.renews ?? false),
      required: true,
      asked: ({ ends_on }) => Boolean(ends_on),
    },
    {
      key: 'term_months',
      label: say('term_months'),
      kind: 'number',
      value: text(contract?.term_months ?? (contract ? undefined : 12)),
      required: true,
      asked: ({ ends_on, renews }) => Boolean(ends_on) && renews === 'true',
    },
    {
      key: 'notice_days',
      label: say('notice_days'),
      kind: 'number',
      value: text(contract?.notice_days),
      asked: ({ ends_on }) => Boolean(ends_on),
    },
  ]
}
