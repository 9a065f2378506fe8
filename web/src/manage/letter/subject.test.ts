import { expect, test } from 'vitest'
import { subjectAfter } from './subject'

const re = (subject: string) => `Re: ${subject}`

test.each([
  ['Your cut-over', 'Re: Your cut-over'],
  ['Re: AW: re:Your cut-over', 'Re: Your cut-over'],
  ['Return of the router', 'Re: Return of the router'],
  ['Re: ', undefined],
  [null, undefined],
  [undefined, undefined],
])('after %o comes %o', (before, after) => {
  expect(subjectAfter(before, re)).toBe(after)
})
