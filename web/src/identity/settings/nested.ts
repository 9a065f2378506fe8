import type { Team } from './queries'

/** Teams with their depth, each directly below the one it is a part of. */
export function nested(teams: readonly Team[]): { team: Team; depth: number }[] {
  const known = new Set(teams.map(({ id }) => id))
  const below = (parent: string | null, depth: number): { team: Team; depth: number }[] =>
    teams
      .filter((team) => (team.parent && known.has(team.parent) ? team.parent : null) === parent)
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)])
  return below(null, 0)
}
