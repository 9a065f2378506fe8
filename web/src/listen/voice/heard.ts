import type { Voice } from './queries'

/** How words about one touchpoint sound. */
export interface Heard {
  /** Key of the touchpoint. */
  key: string
  name: string
  n: number
  bad: number
  neutral: number
  good: number
}

/** The words by touchpoint, those with most bad ones first; words about no touchpoint are left out. */
export function byTouchpoint(words: readonly Voice[]): Heard[] {
  const places = new Map<string, Heard>()
  for (const { touchpoint, tone } of words) {
    if (!touchpoint) continue
    const { key, name } = touchpoint
    const place = places.get(key) ?? { key, name: name ?? key, n: 0, bad: 0, neutral: 0, good: 0 }
    place.n += 1
    if (tone !== 'unknown') place[tone] += 1
    places.set(key, place)
  }
  return [...places.values()].toSorted((one, other) => other.bad - one.bad || other.n - one.n)
}

/** How many words sound so. */
export const sounding = (words: readonly Voice[], wanted: Voice['tone']) =>
  words.filter(({ tone }) => tone === wanted).length
