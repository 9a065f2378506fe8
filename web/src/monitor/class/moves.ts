import type { CustomerClass, Moved } from './queries'

/** What a customer may be taken for, from the best to the worst; at the end those of whom too little was heard. */
export const CLASSES: readonly CustomerClass[] = ['growth', 'happy', 'mixed', 'at_risk', 'dangling', 'not_known']

/** How many were a class and are another. */
export const countOf = (moves: readonly Moved[], was: CustomerClass, is: CustomerClass): number =>
  moves.find((move) => move.was === was && move.is === is)?.count ?? 0

/** How many are a class now. */
export const nowOf = (moves: readonly Moved[], is: CustomerClass): number =>
  moves.reduce((sum, move) => sum + (move.is === is ? move.count : 0), 0)

/** How many moved to a worse class, and how many to a better one; who was or is not known did neither. */
export function wayOf(moves: readonly Moved[]): { up: number; down: number } {
  const place = (one: CustomerClass) => CLASSES.indexOf(one)
  const known = moves.filter(({ was, is }) => was !== 'not_known' && is !== 'not_known')
  const sum = (those: readonly Moved[]) => those.reduce((all, { count }) => all + count, 0)
  return {
    up: sum(known.filter(({ was, is }) => place(is) < place(was))),
    down: sum(known.filter(({ was, is }) => place(is) > place(was))),
  }
}
