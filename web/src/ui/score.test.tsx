// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { Score } from './score'

const scale = { low: -100, high: 100, format: 'points' } as const
const score = (reading: Parameters<typeof Score>[0]['reading'], least?: number) =>
  show(<Score reading={reading} scale={scale} unit="people" {...(least === undefined ? {} : { least })} />)

test('a score stands with its interval in words and its n', () => {
  score({ value: 39.84, low: 37.22, high: 42.45, n: 2746 })
  expect(screen.getByText('39.8')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'between 37.2 and 42.5' })).toBeTruthy()
  expect(screen.getByText('2,746 people')).toBeTruthy()
})

test('too few people: no score, but how many there were', () => {
  score({ value: null, n: 4, people: 4, too_few: true }, 10)
  expect(screen.getByText('too few to tell (4 of 10)')).toBeTruthy()
})

test('what was not computed is never shown as a number', () => {
  score({ value: null, n: 40, not_mixed: ['pattern'] })
  expect(screen.getByText('not computed: pattern are not mixed')).toBeTruthy()
  expect(screen.queryByText('0.0')).toBeNull()
})
