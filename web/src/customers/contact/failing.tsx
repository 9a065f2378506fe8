import { IconMailOff } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import styles from './failing.module.css'
import type { Contact } from './queries'
import { words } from './words'

/** Says that letters do not reach a person, and what to do about it. */
export function AddressFails({ contact: { address_fails, role } }: { contact: Contact }) {
  const say = useWords(words)
  if (!address_fails) return null
  return (
    <div className={styles.banner} role="status">
      <IconMailOff size={20} stroke={1.5} aria-hidden="true" />
      <span>
        <strong>{say(role === 'decides' ? 'decider_fails' : 'address_fails')}</strong> {say('fails_do')}
      </span>
    </div>
  )
}

/** Says which people of an account letters do not reach; those who decide come first. */
export function AddressesFail({ people }: { people: readonly Contact[] | undefined }) {
  const say = useWords(words)
  const failing = people?.filter(({ address_fails }) => address_fails) ?? []
  const first = failing.toSorted((one, other) => Number(other.role === 'decides') - Number(one.role === 'decides'))
  return first.map(({ id, name, role }) => (
    <div key={id} className={styles.banner} role="status">
      <IconMailOff size={20} stroke={1.5} aria-hidden="true" />
      <span>
        <TextLink to="/contacts/$id" params={{ id }} dir="auto" inherit>
          {name ?? say('unnamed')}
        </TextLink>
        : <strong>{say(role === 'decides' ? 'decider_fails' : 'address_fails')}</strong> {say('fails_do')}
      </span>
    </div>
  ))
}
