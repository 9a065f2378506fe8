import { Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { AccountPicker } from '@/customers/account/account-picker'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { contactPages } from '@/customers/contact/queries'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import type { Filled } from './filled'
import { words } from './words'

type Who = Pick<Filled, 'account' | 'contact'>

interface Props {
  who: Who
  set: (changes: Partial<Who>) => void
  at: (place: string) => string | undefined
}

/** Of which account, where the page does not say so. */
export function AccountField({ who, set, at }: Props) {
  const say = useWords(words)
  return (
    <AccountPicker
      label={say('account')}
      placeholder={say('type_name')}
      value={who.account || undefined}
      error={at('account')}
      onChange={(account) => set({ account: account ?? '', contact: '' })}
    />
  )
}

/** With whom: one of the account's people, or anybody where no account is chosen. */
export function PersonField({ who, set, at }: Props) {
  const say = useWords(words)
  const seesNames = useMay('see_customers')
  const { account } = who
  const people = useInfiniteQuery({ ...contactPages({ account }, 200), enabled: seesNames && account !== '' })
  const known = people.data?.pages.flatMap(({ items }) => items) ?? []
  if (!seesNames) return null
  const shared = { label: say('person'), error: at('contact') }
  const change = (contact: string | null) => set({ contact: contact ?? '' })
  // Of an account with more people than one page has, one is found by name.
  if (!account || people.hasNextPage) {
    return (
      <ContactPicker {...shared} placeholder={say('type_name')} value={who.contact || undefined} onChange={change} />
    )
  }
  return (
    <Select
      {...shared}
      clearable
      searchable={known.length > 8}
      placeholder={say('person_any')}
      data={known.map(({ id, name, external_id }) => ({ value: id, label: name ?? external_id ?? id }))}
      value={who.contact || null}
      onChange={change}
    />
  )
}
