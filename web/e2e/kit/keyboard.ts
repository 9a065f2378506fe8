import type { Page } from 'playwright-core'

/** What the keyboard finds on a page. */
export interface Walk {
  /** Controls that no press of Tab came to. */
  missed: string[]
  /** Controls that look the same with focus as without. */
  unseen: string[]
  /** Whether Tab came round to the first control again. */
  round: boolean
}

/** Presses Tab from the top of the page until it comes round. */
export async function walk(page: Page): Promise<Walk> {
  const steps = await page.evaluate(prepare)
  let round = false
  // A date has a stop for its day, its month, its year and its calendar.
  for (let step = 0; step < 4 * steps + 5 && !round; step += 1) {
    await page.keyboard.press('Tab')
    round = await page.evaluate(arrive)
  }
  return { ...(await page.evaluate(result)), round }
}

interface Notes {
  /** How each control looked without focus; those that were reached are marked. */
  controls: Map<Element, { looks: string; reached: boolean; seen: boolean }>
  look: (element: Element) => string
}

declare global {
  interface Window {
    walked: Notes
  }
}

/** Finds all controls and notes how they look; gives their number. */
function prepare(): number {
  const ancestor = (element: Element, up: number): Element | null | undefined =>
    up === 0 ? element : ancestor(element, up - 1)?.parentElement
  const around = (element: Element) =>
    [element, element.nextElementSibling, ...[1, 2, 3, 4].map((up) => ancestor(element, up))].filter((one) => !!one)
  const look = (element: Element) =>
    around(element)
      .map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
          getComputedStyle(one)
        return [
          outlineStyle === 'none' ? '' : outlineWidth + outlineColor,
          boxShadow,
          borderColor,
          backgroundColor,
        ].join()
      })
      .join(';')
  const reachable = (element: HTMLElement) =>
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [inert], [inert] *, input[type=hidden]') &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0
  ;(document.activeElement as HTMLElement | null)?.blur()
  const all = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ]
  const controls = all.filter(reachable).map((one) => [one, { looks: look(one), reached: false, seen: false }] as const)
  window.walked = { controls: new Map(controls), look }
  return controls.length
}

/** Notes where the focus is; true when it was there before or has left the page. */
function arrive(): boolean {
  const here = document.activeElement
  const { controls, look } = window.walked
  const note = here && controls.get(here)
  if (!here || !note) return here === document.body
  if (note.reached)
    return [...controls].find(([, { reached }]) => reached)?.[0] === here && !here.matches('[type=date]')
  note.reached = true
  note.seen = look(here) !== note.looks
  return false
}

function result() {
  const told = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)
  const { controls } = window.walked
  // One radio button of a group is in the order; arrows lead to the others.
  const stands = (element: Element) =>
    element instanceof HTMLInputElement &&
    element.type === 'radio' &&
    [...controls].some(([one, { reached }]) => reached && one instanceof HTMLInputElement && one.name === element.name)
  const entries = [...controls].filter(([element]) => element.isConnected)
  return {
    missed: entries.filter(([element, { reached }]) => !reached && !stands(element)).map(([element]) => told(element)),
    unseen: entries.filter(([, { reached, seen }]) => reached && !seen).map(([element]) => told(element)),
  }
}
