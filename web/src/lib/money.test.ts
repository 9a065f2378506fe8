import { expect, test } from 'vitest'
import { money, readNumber } from './money'
import { THIN } from './numbers'

const [en, de, ch] = [money('en-GB'), money('de-DE'), money('de-CH')]

test('amounts stand with their currency and its own digits', () => {
  expect(en.write(120_050, 'EUR')).toBe('€1,200.50')
  expect(de.write(120_050, 'EUR')).toBe(`1.200,50${THIN}€`)
  expect(en.write(1200, 'JPY')).toBe('JP¥1,200')
  expect(en.write(1234, 'KWD')).toBe(`KWD${THIN}1.234`)
})

test('sums leave their cents out from a thousand on', () => {
  expect(en.sum(26_328_049, 'EUR')).toBe('€263,280')
  expect(de.sum(99_950, 'EUR')).toBe(`999,50${THIN}€`)
  expect(en.sum(-120_000, 'EUR')).toBe('−€1,200')
  expect(en.sum(1234, 'KWD')).toBe(`KWD${THIN}1.234`)
})

test('changes have their sign, which is a true minus', () => {
  expect(en.change(500, 'EUR')).toBe('+€5.00')
  expect(en.change(-500, 'EUR')).toBe('−€5.00')
  expect(en.change(0, 'EUR')).toBe('€0.00')
})

test.each([
  [en, '1200.5', 'EUR', 120_050],
  [en, '1,200.50', 'EUR', 120_050],
  [de, '1.200,50', 'EUR', 120_050],
  [de, '1200,5', 'EUR', 120_050],
  [de, '1.200', 'EUR', 120_000],
  [ch, "1'200.50", 'CHF', 120_050],
  [en, '−5', 'EUR', -500],
  [en, '1,234,567', 'JPY', 1_234_567],
  [en, '1200.5', 'JPY', undefined],
  [en, '1.200,50', 'EUR', undefined],
  [de, '12.00', 'EUR', undefined],
  [en, '1,2', 'EUR', undefined],
  [en, '12.345', 'EUR', undefined],
  [en, 'twelve', 'EUR', undefined],
  [en, '', 'EUR', undefined],
  [en, '99999999999999999999', 'EUR', undefined],
] as const)('%#: an amount is read as its locale writes it', (locale, text, currency, minor) => {
  expect(locale.read(text, currency)).toBe(minor)
})

test('what is written can be typed again', () => {
  expect(en.typed(120_050, 'EUR')).toBe('1200.50')
  expect(de.typed(120_000, 'EUR')).toBe('1200')
  for (const [locale, minor, currency] of [
    [de, 123_456_789, 'EUR'],
    [en, 5, 'EUR'],
    [en, 1200, 'JPY'],
  ] as const)
    expect(locale.read(locale.typed(minor, currency), currency)).toBe(minor)
})

test('numbers without a currency', () => {
  expect(readNumber('1.234,5', 'de-DE')).toBe(1234.5)
  expect(readNumber('12 500', 'fr-FR')).toBe(12_500)
  expect(readNumber('a', 'en-GB')).toBeUndefined()
})
