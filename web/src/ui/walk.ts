import { type RefObject, useEffect } from 'react'

/** What marks the places one walks along. */
export const stop = { 'data-stop': '' } as const

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="menu"]'

/** j and k walk along the places of a list, as long as nobody types and the focus is in the list or nowhere in particular. */
export function useWalk(frame: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const way = { j: 1, k: -1 }[event.key]
      const list = frame.current
      const focused = document.activeElement
      if (!way || !list || !focused || event.ctrlKey || event.altKey || event.metaKey) return
      const near = list.contains(focused) || focused.contains(list)
      if (!near || focused.closest(TYPED_INTO)) return
      event.preventDefault()
      next(list, focused, way)?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [frame])
}

/** The place before or behind the one that has the focus; without one, the first or the last. */
function next(list: HTMLElement, focused: Element, way: number): HTMLElement | undefined {
  const stops = [...list.querySelectorAll<HTMLElement>('[data-stop]')]
  const here = stops.findIndex((one) => one === focused || one.closest('li, tr')?.contains(focused))
  if (here < 0) return stops.at(way > 0 ? 0 : -1)
  return stops[Math.min(Math.max(here + way, 0), stops.length - 1)]
}
