import { useQuery } from '@tanstack/react-query'
import { attributesOf } from '@/customers/attribute/queries'
import { attributeFields, type Field } from '@/customers/form/field'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { dayStart } from '@/lib/dates'
import { useWords } from '@/lib/words'
import { type Account, STATES } from './queries'
import { words } from './words'

/** The fields of an account, as it is or as a new one begins. */
export function useAccountFields(account?: Account): Field[] {
  const say = useWords(words)
  const owners = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  const attributes = useQuery(attributesOf('account')).data ?? []
  return [
    { key: 'name', label: say('name'), kind: 'text', value: account?.name ?? '', required: true },
    { key: 'external_id', label: say('external_id'), kind: 'text', value: account?.external_id ?? '' },
    {
      key: 'state',
      label: say('state'),
      kind: 'choice',
      value: account?.state ?? 'live',
      required: true,
      options: STATES.map((state) => ({ value: state, label: say(state) })),
    },
    { key: 'state_since', label: say('state_since'), kind: 'date', value: '' },
    ...(owners
      ? [
          {
            key: 'owner',
            label: say('owner'),
            kind: 'choice' as const,
            value: account?.owner ?? '',
            options: owners.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
    ...attributeFields(attributes, account?.attributes),
  ]
}

/** A record as the API takes it: the day a state began is the moment that day begins. */
export function withMoment(body: Record<string, unknown>, zone: string) {
  const { state_since: day, ...rest } = body
  return typeof day === 'string' ? { ...rest, state_since: dayStart(day, zone) } : rest
}
