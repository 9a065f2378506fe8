import { useQuery } from '@tanstack/react-query'
import { attributesOf } from '@/customers/attribute/queries'
import { attributeFields, type Field } from '@/customers/form/field'
import { useWords } from '@/lib/words'
import { type Contact, ROLES } from './queries'
import { words } from './words'

/** The fields of a person, as they are or as a new one begins; what the reader may not see they may not change here. */
export function useContactFields(contact?: Contact): Field[] {
  const say = useWords(words)
  const attributes = useQuery(attributesOf('contact')).data ?? []
  const text = (key: 'name' | 'mail' | 'phone' | 'external_id' | 'language' | 'zone', label: string): Field => ({
    key,
    label,
    kind: 'text',
    value: contact?.[key] ?? '',
  })
  const personal = contact?.hidden
    ? []
    : [
        { ...text('name', say('name')), required: true },
        text('mail', say('mail')),
        text('phone', say('phone')),
        text('external_id', say('external_id')),
      ]
  return [
    ...personal,
    { key: 'title', label: say('job'), kind: 'text', value: contact?.title ?? '' },
    {
      key: 'role',
      label: say('role'),
      kind: 'choice',
      value: contact?.role ?? '',
      options: ROLES.map((role) => ({ value: role, label: say(role) })),
    },
    text('language', say('language')),
    text('zone', say('zone')),
    ...attributeFields(attributes, contact?.attributes),
  ]
}
