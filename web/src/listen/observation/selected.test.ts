// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { selectedIn, selectIn } from './selected'

let area: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<p>before</p><div><span>Fast </span><mark>help 😡</mark><span>\nand more</span></div>'
  area = document.querySelector('div') as HTMLElement
})

const select = (from: Node, start: number, to: Node, end: number) =>
  document.getSelection()?.setBaseAndExtent(from, start, to, end)
const text = (at: number) => area.childNodes[at]?.firstChild as Text

test('a selection over several parts is a range of the whole text', () => {
  select(text(0), 2, text(2), 4)
  expect(selectedIn(area)).toEqual({ from: 2, to: 16 })
})

test('a selection made backwards, or by whole parts, is the same range', () => {
  select(text(2), 4, text(0), 2)
  expect(selectedIn(area)).toEqual({ from: 2, to: 16 })
  select(area, 1, area, 2)
  expect(selectedIn(area)).toEqual({ from: 5, to: 12 })
})

test('a selection that begins or ends elsewhere is none', () => {
  select(document.querySelector('p')?.firstChild as Text, 1, text(1), 2)
  expect(selectedIn(area)).toBeUndefined()
  document.getSelection()?.removeAllRanges()
  expect(selectedIn(area)).toBeUndefined()
})

test('a range is selected again wherever its parts are now', () => {
  selectIn(area, { from: 3, to: 14 })
  expect(selectedIn(area)).toEqual({ from: 3, to: 14 })
  expect(document.getSelection()?.toString()).toBe('t help 😡\na')
  selectIn(area, { from: 3, to: 140 })
  expect(selectedIn(area)).toEqual({ from: 3, to: 14 })
})
