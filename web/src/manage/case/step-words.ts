import { useQuery } from '@tanstack/react-query'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { type CaseWhole, rootCauses } from './queries'
import { words } from './words'

type Step = CaseWhole['steps'][number]

/** What happened, in a sentence with who did it. */
export function useStepWords() {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const causes = useQuery(rootCauses).data ?? []
  const named = [...people, ...teams, ...causes]
  const called = (id: unknown) => named.find((one) => one.id === id)?.name
  const texts = words.en
  const word = (value: unknown, prefix = '') => {
    const key = `${prefix}${String(value)}`
    return key in texts ? say(key as keyof typeof texts) : String(value ?? '')
  }
  return ({ what, member, detail }: Step): string => {
    const to = detail.to ?? null
    const values = {
      who: member?.name ?? say('by_itself'),
      to: called(to) ?? (to === null ? say('nobody') : word(to)),
      way: word(detail.way, 'way_'),
      due: word(detail.what, 'what_'),
      noun: word(detail.noun, 'noun_'),
      level: Number(detail.level ?? 1),
    }
    const key =
      what === 'owner' || what === 'team' || what === 'cause'
        ? to === null
          ? `step_${what}_none`
          : `step_${what}`
        : `step_${what}`
    return say(key as keyof typeof texts, values)
  }
}
