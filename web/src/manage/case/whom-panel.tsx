import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Pairing, pairings } from '@/customers/account/queries'
import { contact } from '@/customers/contact/queries'
import { words as contactWords } from '@/customers/contact/words'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { Who } from '@/listen/response/who'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './case-page.module.css'
import type { CaseWhole } from './queries'
import { words } from './words'

/** Whom a case is about, how they are reached, and who faces whom at their account. */
export function WhomPanel({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const { account, contact: person } = one
  return (
    <Panel title={say('whom')}>
      <div className={styles.whom}>
        {person ? <Who contact={person} account={account} /> : account && <Who account={account} hide="contact" />}
      </div>
      {person && <Reach id={person.id} />}
      {account && <Paired account={account.id} />}
    </Panel>
  )
}

/** The part a person plays, and how to reach them. */
function Reach({ id }: { id: string }) {
  const say = useWords(contactWords)
  const { data } = useQuery({ ...contact(id), enabled: useMay('read_customers') })
  if (!data) return null
  const { title, role, mail, phone } = data
  return (
    <div className={styles.reach}>
      {(title || role) && (
        <span className={styles.quiet}>{[title, role && say(role)].filter(Boolean).join(' · ')}</span>
      )}
      {phone && (
        <Anchor inherit href={`tel:${phone}`}>
          {phone}
        </Anchor>
      )}
      {mail && (
        <Anchor inherit href={`mailto:${mail}`}>
          {mail}
        </Anchor>
      )}
    </div>
  )
}

function Paired({ account }: { account: string }) {
  const { data } = useQuery({ ...pairings(account), enabled: useMay('read_customers') })
  const paired = data?.filter(({ member, contact }) => member || contact) ?? []
  if (paired.length === 0) return null
  return (
    <ul className={styles.people}>
      {paired.map((pair) => (
        <Pair key={pair.matter} pair={pair} />
      ))}
    </ul>
  )
}

function Pair({ pair: { matter, member, contact: theirs } }: { pair: Pairing }) {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  const ours = people?.find(({ id }) => id === member)?.name
  return (
    <li>
      <div className={styles.quiet}>{say(`matter_${matter}`)}</div>
      {ours ?? say('nobody_of_ours')} · {theirs ? <Person id={theirs} /> : say('nobody_of_theirs')}
    </li>
  )
}

function Person({ id }: { id: string }) {
  const say = useWords(contactWords)
  const { data } = useQuery(contact(id))
  return (
    <TextLink inherit underline="always" to="/contacts/$id" params={{ id }} dir="auto">
      {data ? (data.name ?? say('unnamed')) : '…'}
    </TextLink>
  )
}
