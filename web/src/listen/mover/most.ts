import type { Mover } from './queries'

/** Those who fell most and those who rose most, from a list that begins with the falls. */
export function most(items: readonly Mover[], each: number): Mover[] {
  const worse = items.filter(({ gain }) => gain < 0)
  const better = items.filter(({ gain }) => gain > 0).toReversed()
  const fell = worse.slice(0, Math.max(each, 2 * each - better.length))
  return [...fell, ...better.slice(0, 2 * each - fell.length)]
}
