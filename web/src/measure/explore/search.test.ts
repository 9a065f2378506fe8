import { describe, expect, it } from 'vitest'
import { exploreSearch, questionOf } from './search'

describe('the address of Explore', () => {
  it('says the whole question', () => {
    const search = exploreSearch({
      measure: 'nps',
      unit: 'answers',
      interval: 'wald',
      by: ['channel'],
      where: 'score > 3',
    })
    expect(questionOf(search, 'csat')).toEqual({
      measure: 'nps',
      unit: 'answers',
      interval: 'wald',
      by: ['channel'],
      where: 'score > 3',
    })
  })
  it('counts each person once unless it says otherwise, and leaves out what it does not know', () => {
    expect(questionOf(exploreSearch({ measure: 'joy', by: 7, where: ' ' }), 'csat')).toEqual({
      measure: 'csat',
      unit: 'latest_per_person',
    })
  })
})
