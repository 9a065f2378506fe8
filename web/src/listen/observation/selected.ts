import type { Range } from './passages'

/** What is selected within an element, by places of its text; undefined when the selection is elsewhere. */
export function selectedIn(area: HTMLElement): Range | undefined {
  const selection = area.ownerDocument.getSelection()
  if (!selection?.rangeCount) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  if (!area.contains(startContainer) || !area.contains(endContainer)) return undefined
  return { from: placeOf(area, startContainer, startOffset), to: placeOf(area, endContainer, endOffset) }
}

function placeOf(area: HTMLElement, node: Node, offset: number): number {
  const before = area.ownerDocument.createRange()
  before.setStart(area, 0)
  before.setEnd(node, offset)
  return before.toString().length
}

/** Selects a range of an element's text again, after its parts were drawn anew. */
export function selectIn(area: HTMLElement, { from, to }: Range) {
  const [start, end] = [nodeAt(area, from), nodeAt(area, to)]
  if (start && end) area.ownerDocument.getSelection()?.setBaseAndExtent(...start, ...end)
}

function nodeAt(area: HTMLElement, place: number): [Node, number] | undefined {
  const texts = area.ownerDocument.createTreeWalker(area, NodeFilter.SHOW_TEXT)
  let left = place
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text as Text
    if (left <= length) return [text, left]
    left -= length
  }
  return undefined
}
