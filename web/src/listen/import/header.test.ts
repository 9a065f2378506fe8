import { expect, test } from 'vitest'
import { guessed, headerOf, parse, renamed } from './header'

test('a header is read with its delimiter and quotes', () => {
  expect(parse('"Firm, or so";Mail\r\nx;y\r\n')).toEqual({ names: ['Firm, or so', 'Mail'], delimiter: ';', length: 20 })
  expect(parse('no end')).toBeUndefined()
})

test('columns are known by what they are usually called, each once', () => {
  expect(guessed('contacts', ['Company', 'E-Mail address', 'Full name', 'Name', 'Region'])).toEqual([
    'account',
    'mail',
    'name',
    null,
    null,
  ])
})

test('the rows stay as they are under another header', async () => {
  const file = new File(['\ufeffNr,Größe\n1,ä\n'], 'a.csv')
  const header = await headerOf(file)
  expect(header && (await renamed(file, header, ['external_id', null]).text())).toBe('"external_id","Größe"\n1,ä\n')
})
