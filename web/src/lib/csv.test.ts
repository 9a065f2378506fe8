import { expect, test } from 'vitest'
import { csv } from './csv'

test('quotes, blanks, numbers and formulas', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['say "hi", you', -3],
        ['=1+1', null],
      ],
    ),
  ).toBe('a,b\r\n"say ""hi"", you",-3\r\n\'=1+1,')
})
