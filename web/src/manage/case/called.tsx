import { Checkbox } from '@mantine/core'
import { useWords } from '@/lib/words'
import { Who } from '@/listen/response/who'
import { TextLink } from '@/ui/text-link'
import { stop } from '@/ui/walk'
import styles from './called.module.css'
import type { ChosenCases } from './chosen'
import { nameOf } from './name'
import type { Case } from './queries'
import { words } from './words'

/** The number and the name of a case on the way to its page, whom it is about, and what they said last. */
export function Called({ one }: { one: Case }) {
  const say = useWords(words)
  const { id, number, kind, contact, account, items, words: said } = one
  return (
    <div>
      <TextLink to="/cases/$id" params={{ id }} dir="auto" lineClamp={2} inherit {...stop}>
        {say('called', { number, name: nameOf(one) })}
      </TextLink>
      <div className={styles.under}>
        {(contact || account) && <Who contact={contact} account={account} {...(contact ? {} : { hide: 'contact' })} />}
        {kind !== 'experience' && <span>{say(kind)}</span>}
        {items > 1 && <span>{say('voices', { n: items })}</span>}
      </div>
      {said && (
        <div className={styles.words} dir="auto">
          {say('words_said', { words: said })}
        </div>
      )}
    </div>
  )
}

/** Chooses a case among others. */
export function ChooseCase({ one: { id, number }, chosen }: { one: Case; chosen: ChosenCases }) {
  const say = useWords(words)
  return (
    <Checkbox aria-label={say('choose_of', { number })} checked={chosen.has(id)} onChange={() => chosen.toggle(id)} />
  )
}
