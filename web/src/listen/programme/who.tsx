import { useMemo } from 'react'
import { useWords } from '@/lib/words'
import type { Column } from '@/ui/table/column'
import { TextLink } from '@/ui/text-link'
import type { Invitation } from './queries'
import { words } from './words'

type Whom = Pick<Invitation, 'person' | 'member'>

/** What somebody is called, for files and for sorting. */
const nameOf = ({ person, member }: Whom) => person?.name ?? member?.name

/** A person, on the way to their page; our own staff have none. */
function PersonCell({ person, member }: Whom) {
  const say = useWords(words)
  if (member) return <span dir="auto">{member.name ?? say('unnamed')}</span>
  if (!person) return '–'
  return (
    <TextLink to="/contacts/$id" params={{ id: person.id }} dir="auto" inherit>
      {person.name ?? say('unnamed')}
    </TextLink>
  )
}

/** The account of a person, on the way to its page. */
function AccountCell({ person, member }: Whom) {
  const say = useWords(words)
  if (member) return say('own_staff')
  if (!person?.account) return null
  return (
    <TextLink to="/accounts/$id" params={{ id: person.account }} dir="auto" inherit>
      {person.account_name ?? person.account}
    </TextLink>
  )
}

/** The columns that tell who somebody is, and where. */
export function useWhoColumns(): readonly Column<Whom>[] {
  const say = useWords(words)
  return useMemo(
    () => [
      {
        key: 'person',
        title: say('person'),
        card: 'title',
        plain: nameOf,
        cell: (one) => <PersonCell {...one} />,
      },
      {
        key: 'account',
        title: say('account'),
        plain: ({ person }) => person?.account_name,
        cell: (one) => <AccountCell {...one} />,
      },
    ],
    [say],
  )
}
