import type { Column, Mapping } from './mapping'

/*
 * What a person said about the columns of a file, kept on this device: the next file with the same columns begins with it.
 */
const SHELF = 'touchstone.import.'

type Kept = Pick<Column, 'means' | 'scale' | 'touchpoint' | 'blank' | 'not_applicable' | 'format' | 'on' | 'type'>

const place = ({ columns }: Mapping) => SHELF + columns.map(({ guessed }) => guessed.name).join('\u001f')

/** Keeps a mapping for files with the same columns. */
export function remember(mapping: Mapping) {
  const kept = mapping.columns.map(({ guessed: _, ...said }): Kept => said)
  localStorage.setItem(place(mapping), JSON.stringify(kept))
}

/** Whether columns like these were kept. */
export const isKept = (mapping: Mapping) => localStorage.getItem(place(mapping)) !== null

/** The mapping as it was said for the same columns before, or the guess as it is. */
export function recall(mapping: Mapping): Mapping {
  const kept = localStorage.getItem(place(mapping))
  if (!kept) return mapping
  const said = JSON.parse(kept) as Kept[]
  return { ...mapping, columns: mapping.columns.map((column, at) => ({ ...column, ...said[at] })) }
}
