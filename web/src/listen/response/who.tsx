import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import type { Response } from './queries'
import styles from './who.module.css'
import { words } from './words'

interface Props {
  contact?: Response['contact'] | undefined
  account?: Response['account'] | undefined
  /** What the page is about anyway. */
  hide?: 'contact' | 'account'
}

/** Who said it and for whom, as far as the reader may see, on the way to their pages. */
export function Who({ contact, account, hide }: Props) {
  const say = useWords(words)
  const links = useMay('read_customers')
  const person = contact && (contact.name ?? contact.external_id ?? say('hidden'))
  const firm = account && (account.name ?? account.external_id)
  const parts = [
    hide !== 'contact' &&
      (contact && links ? (
        <TextLink key="person" to="/contacts/$id" params={{ id: contact.id }} dir="auto" inherit>
          {person}
        </TextLink>
      ) : (
        <span key="person" dir="auto">
          {person ?? say('somebody')}
        </span>
      )),
    hide !== 'account' &&
      account &&
      firm &&
      (links ? (
        <TextLink key="firm" to="/accounts/$id" params={{ id: account.id }} dir="auto" inherit>
          {firm}
        </TextLink>
      ) : (
        <span key="firm" dir="auto">
          {firm}
        </span>
      )),
  ].filter(Boolean)
  return <span className={styles.who}>{parts}</span>
}
