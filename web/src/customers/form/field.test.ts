import { expect, test } from 'vitest'
import { asked, attributeFields, bodyOf, changed, type Field, isUnreadable, valuesOf } from './field'

const defined = [
  { id: 'a', noun: 'account', name: 'seats', label: 'Seats', kind: 'number', choices: [], revision: 0 },
  { id: 'b', noun: 'account', name: 'partner', label: 'Partner', kind: 'truth', choices: [], revision: 0 },
] as const
const fields: Field[] = [
  { key: 'name', label: 'Name', kind: 'text', value: 'Nord' },
  ...attributeFields(
    defined.map((one) => ({ ...one, choices: [] })),
    { seats: 12, partner: false },
  ),
]

test('a form begins with what the record says', () => {
  expect(valuesOf(fields)).toEqual({ name: 'Nord', 'attributes.seats': '12', 'attributes.partner': 'false' })
})

test('only what was changed is sent, in the kind of its attribute, and what was emptied is cleared', () => {
  const values = { ...valuesOf(fields), 'attributes.seats': '', 'attributes.partner': 'true' }
  expect(bodyOf(changed(fields, values), values)).toEqual({ attributes: { seats: null, partner: true } })
  expect(bodyOf(changed(fields, { ...valuesOf(fields), name: ' Süd ' }), { name: ' Süd ' })).toEqual({ name: 'Süd' })
})

test('lines are a list, and none of them an empty one', () => {
  const field: Field = { key: 'behaviours', label: '', kind: 'lines', value: '' }
  expect(bodyOf([field], { behaviours: ' call back \n\nsay when' })).toEqual({ behaviours: ['call back', 'say when'] })
  expect(bodyOf([field], { behaviours: ' ' })).toEqual({ behaviours: [] })
})

test('a field may read its text in its own way, and be asked only by what is typed', () => {
  const amount: Field = {
    key: 'amount',
    label: '',
    kind: 'text',
    value: '',
    read: (text) => (/^\d+$/.test(text) ? Number(text) * 100 : undefined),
  }
  const why: Field = { key: 'why', label: '', kind: 'text', value: '', asked: ({ amount }) => amount === '0' }
  expect(isUnreadable(amount, { amount: 'much' })).toBe(true)
  expect(isUnreadable(amount, { amount: '' })).toBe(false)
  expect(bodyOf([amount], { amount: ' 12 ' })).toEqual({ amount: 1200 })
  expect(asked([amount, why], { amount: '12' })).toEqual([amount])
  expect(asked([amount, why], { amount: '0' })).toEqual([amount, why])
})
