import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import type { Invitation } from './queries'
import { words } from './words'

type Person = Invitation['person']

/** A person, on the way to their page. */
export function PersonCell({ person }: { person: Person | undefined }) {
  const say = useWords(words)
  if (!person) return '–'
  return (
    <TextLink to="/contacts/$id" params={{ id: person.id }} dir="auto" inherit>
      {person.name ?? say('unnamed')}
    </TextLink>
  )
}

/** The account of a person, on the way to its page. */
export function AccountCell({ person }: { person: Person | undefined }) {
  if (!person?.account) return null
  return (
    <TextLink to="/accounts/$id" params={{ id: person.account }} dir="auto" inherit>
      {person.account_name ?? person.account}
    </TextLink>
  )
}
