/** How a survey stands in another page: over it, behind a tab at its side, or within it. */
export type Opening = 'popover' | 'tab' | 'inline'

/** What the lines for another page say. */
export interface Wish {
  mode: Opening
  /** Seconds until it opens by itself. */
  delay?: number | undefined
  /** A selector of what opens it when clicked. */
  open?: string | undefined
  /** On the tab. */
  label?: string | undefined
  lang?: string | undefined
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The lines that bring a survey into another page. */
export function snippet(address: string, { mode, delay, open, label, lang }: Wish): string {
  const given = {
    mode,
    delay: mode === 'popover' ? delay : undefined,
    open: mode === 'popover' ? open : undefined,
    label: mode === 'tab' ? label : undefined,
    lang,
  }
  const data = Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`data-${name}="${escaped(String(value))}"`],
  )
  return `<script async src="${escaped(address)}/widget.js" ${data.join(' ')}></script>`
}
