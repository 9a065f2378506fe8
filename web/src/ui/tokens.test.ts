import { describe, expect, test } from 'vitest'
import { dark, light, properties, type Tokens } from './tokens'

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0)
}

function contrast(one: string, other: string): number {
  const [lower = 0, upper = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (upper + 0.05) / (lower + 0.05)
}

const grounds = ['page', 'panel', 'raised'] as const
const texts = ['text', 'quiet', 'accent', 'gold', 'good', 'bad'] as const
const graphics = ['edge', 'goodSoft', 'passive', 'badSoft'] as const

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_, tokens: Tokens) => {
  test.each(grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)))(
    '%s reads on %s',
    (text, ground) => {
      expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5)
    },
  )
  test.each(grounds.flatMap((ground) => graphics.map((mark) => [mark, ground] as const)))(
    '%s is seen on %s',
    (mark, ground) => {
      expect(contrast(tokens[mark], tokens[ground])).toBeGreaterThanOrEqual(3)
    },
  )
  test.each(tokens.series.map((colour, index) => [index + 1, colour] as const))(
    'series %i is seen on a panel',
    (_, colour) => {
      expect(contrast(colour, tokens.panel)).toBeGreaterThanOrEqual(3)
    },
  )
  test('text reads upon the accent', () => {
    expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens.text, tokens.accentSoft)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens.accent, tokens.accentSoft)).toBeGreaterThanOrEqual(4.5)
  })
  test('good and bad differ in lightness from passive or in hue for every kind of sight', () => {
    expect(contrast(tokens.good, tokens.passive)).toBeGreaterThan(1.2)
  })
})

test('every token is a custom property', () => {
  expect(properties(light)).toMatchObject({ '--ts-accent-soft': light.accentSoft, '--ts-series-6': light.series[5] })
})
