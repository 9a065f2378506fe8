import { useQuery } from '@tanstack/react-query'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import type { Route } from './queries'
import { words } from './words'

/** Says to whom a step of a routing leads. */
export function useRouteWords(): (step: Route) => string {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  return (step) => {
    if (step.to === 'pairing') return say('to_pairing', { matter: step.matter })
    if (step.to === 'team') {
      const name = teams.find(({ id }) => id === step.team)?.name
      return name ? say('to_team', { name }) : say('to_gone')
    }
    if (step.to === 'member') return people.find(({ id }) => id === step.member)?.name ?? say('to_gone')
    return say(`to_${step.to}`)
  }
}
