import { useQuery } from '@tanstack/react-query'
import { AccountPicker } from '@/customers/account/account-picker'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { Choice } from '@/ui/choice'
import { words } from './words'

interface About {
  touchpoint?: string | undefined
  account?: string | undefined
  person?: string | undefined
}

interface Props {
  given: About
  onChange: (changes: { [K in keyof About]: string | null }) => void
  /** Which of them a list can be filtered by; all unless told. */
  by?: readonly (keyof About)[]
}

const ALL = ['touchpoint', 'account', 'person'] as const

/** What a list of words or deeds is about: the touchpoint, the account and the person, as far as the reader may know them. */
export function AboutFilters({ given, onChange, by = ALL }: Props) {
  const say = useWords(words)
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  const readsCustomers = useMay('read_customers')
  const seesNames = useMay('see_customers')
  return (
    <>
      {by.includes('touchpoint') && places.length > 0 && (
        <Choice
          label={say('touchpoint')}
          data={places.map(({ key, name }) => ({ value: key, label: name }))}
          value={given.touchpoint}
          onChange={(touchpoint) => onChange({ touchpoint })}
        />
      )}
      {by.includes('account') && readsCustomers && (
        <AccountPicker
          label={say('account')}
          placeholder={say('type_name')}
          value={given.account}
          onChange={(account) => onChange({ account })}
        />
      )}
      {by.includes('person') && seesNames && (
        <ContactPicker
          label={say('person')}
          placeholder={say('type_name')}
          value={given.person}
          onChange={(person) => onChange({ person })}
        />
      )}
    </>
  )
}
