import { useQuery } from '@tanstack/react-query'
import { attributesOf } from '@/customers/attribute/queries'
import { attributeFields, type Field } from '@/customers/form/field'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
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
