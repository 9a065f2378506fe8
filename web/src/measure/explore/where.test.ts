import { describe, expect, it } from 'vitest'
import { chosen, kept, only, partsOf } from './where'

describe('a condition', () => {
  it('comes apart at `and`, not within quotes or brackets', () => {
    expect(partsOf("channel = 'web and app' and (score < 3 or score > 8) and team is blank")).toEqual([
      "channel = 'web and app'",
      '(score < 3 or score > 8)',
      'team is blank',
    ])
  })
  it('stays whole when `or` joins it, and gets brackets when more is asked', () => {
    const where = "channel = 'web' or score < 3"
    expect(partsOf(where)).toEqual([where])
    expect(chosen(where, 'team', ['north'])).toBe("(channel = 'web' or score < 3) and team = 'north'")
  })
  it('keeps the values of a dimension once', () => {
    const where = chosen("team = 'north' and score >= 9", 'team', ['north', "o'neill"])
    expect(where).toBe("score >= 9 and team in ('north', 'o''neill')")
    expect(kept(where, 'team')).toEqual(['north', "o'neill"])
    expect(chosen(where, 'team', [])).toBe('score >= 9')
    expect(chosen("team = 'north'", 'team', [])).toBeUndefined()
  })
  it('writes blanks, numbers and names with spaces as the server reads them', () => {
    expect(only('account.tier', [null])).toBe('account.tier is blank')
    expect(only('response.year', [2017])).toBe('response.year = 2017')
    expect(only('account.big one', ['a'])).toBe('account."big one" = \'a\'')
    expect(kept('account."big one" = \'a\'', 'account.big one')).toEqual(['a'])
  })
})
