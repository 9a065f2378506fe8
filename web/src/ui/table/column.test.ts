import { expect, test } from 'vitest'
import { type Column, sorted } from './column'

type Row = { name: string; n: number | null }
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', cell: (row) => row.name, plain: (row) => row.name },
  { key: 'n', title: 'n', cell: (row) => row.n, plain: (row) => row.n },
]
const rows: Row[] = [
  { name: 'Site 10', n: 3 },
  { name: 'Site 9', n: null },
  { name: 'Alder', n: 7 },
]
const names = (key: string, down: boolean) => sorted(rows, columns, { key, down }).map((row) => row.name)

test('numbers by size, names as people count', () => {
  expect(names('n', true)).toEqual(['Alder', 'Site 10', 'Site 9'])
  expect(names('name', false)).toEqual(['Alder', 'Site 9', 'Site 10'])
})

test('what is missing comes last either way', () => {
  expect(names('n', false).at(-1)).toBe('Site 9')
})
