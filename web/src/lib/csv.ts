const RISKY = /^[=+\-@\t\r]/

/** One cell; what a spreadsheet would run as a formula is kept from it, numbers stay numbers. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = RISKY.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV (RFC 4180). */
export function csv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

/** Hands a file to the browser. */
export function download(name: string, content: Blob | string) {
  const blob = typeof content === 'string' ? new Blob(['\ufeff', content], { type: 'text/csv;charset=utf-8' }) : content
  const address = URL.createObjectURL(blob)
  save(name, address)
  URL.revokeObjectURL(address)
}

/** Saves what is at an address, such as the `data:` of a picture. */
export function save(name: string, address: string) {
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
}
