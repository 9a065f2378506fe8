/** The colours of the page that people answer on, where a survey says nothing. */
export const USUAL = { accent: '#0d5f60', background: '#fdfcfa', ink: '#211f1c' } as const

/** What words and buttons need; publishing asks for no less. */
export const NEEDED = 4.5

const HEX = /^#[0-9a-f]{6}$/i

export const isColour = (colour: string) => HEX.test(colour)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How well one colour is told from another, 1 to 21 (WCAG 2.2); undefined for what is not a colour. */
export function contrast(one: string, other: string): number | undefined {
  if (!isColour(one) || !isColour(other)) return undefined
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
