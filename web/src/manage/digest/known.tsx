import { useMoneyList } from '@/customers/contract/money-list'
import { useLocale, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ClassMark } from '@/monitor/class/class-mark'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './digest.module.css'
import type { Digest } from './queries'
import { words } from './words'

type Classes = NonNullable<Digest['content']['classes']>[number]
type Watched = NonNullable<Digest['content']['watches']>[number]

/** What is known of customers besides their answers: what watches found, what they are taken for, who says nothing. */
export function Known({ digest }: { digest: Digest }) {
  const { content } = digest
  return (
    <>
      {content.watches && <WatchesPanel digest={digest} watches={content.watches} />}
      {content.classes?.map((classes) => (
        <ClassesPanel key={classes.noun} digest={digest} classes={classes} />
      ))}
      {content.silent && <SilentPanel digest={digest} />}
    </>
  )
}

function WatchesPanel({ digest, watches }: { digest: Digest; watches: readonly Watched[] }) {
  const say = useWords(words)
  const shown = watches.filter(({ watch }) => digest.watches[watch])
  return (
    <Panel title={say('watches')} aside={say('watches_aside')}>
      {shown.length === 0 && <p className={styles.quiet}>{say('watches_none')}</p>}
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={one.watch} className={styles.watch}>
            <div className={styles.row}>
              <strong dir="auto">{digest.watches[one.watch]}</strong>
              <span className={styles.count}>
                {say('found', { fired: one.fired, resolved: one.resolved, on: one.going_on })}
              </span>
            </div>
            <Alerts digest={digest} ids={one.alerts} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Alerts({ digest, ids }: { digest: Digest; ids: readonly string[] }) {
  const { language } = useLocale()
  const shown = ids.flatMap((id) => digest.alerts[id] ?? [])
  if (shown.length === 0) return null
  return (
    <ul className={styles.lines}>
      {ids.map((id) => {
        const said = digest.alerts[id]
        return (
          said && (
            <li key={id}>
              <TextLink to="/alerts/$id" params={{ id }} dir="auto" inherit>
                {language.startsWith('de') ? said.de : said.en}
              </TextLink>
            </li>
          )
        )
      })}
    </ul>
  )
}

function ClassesPanel({ digest: { customers }, classes }: { digest: Digest; classes: Classes }) {
  const say = useWords(words)
  const number = useNumbers()
  const { noun, counts, moved, movers } = classes
  const known = movers.filter(({ id }) => customers[id])
  return (
    <Panel
      title={say(noun === 'account' ? 'classes' : 'classes_people')}
      aside={say('of_customers', { n: classes.customers })}
    >
      <ul className={styles.list}>
        {counts.map(({ class: one, count, before }) => (
          <li key={one}>
            <ClassMark of={one} />
            <span>
              {number.count(count)}{' '}
              <span className={styles.count}>{say(count === before ? 'as_before' : 'before', { n: before })}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.below}>{say('moved', { n: moved })}</p>
      {known.length > 0 && (
        <ul className={styles.list}>
          {known.map(({ id, was, is }) => (
            <li key={id}>
              <TextLink to={noun === 'account' ? '/accounts/$id' : '/contacts/$id'} params={{ id }} dir="auto" inherit>
                {customers[id]}
              </TextLink>
              <span className={styles.step}>
                <ClassMark of={was} /> → <ClassMark of={is} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function SilentPanel({ digest: { content, customers } }: { digest: Digest }) {
  const say = useWords(words)
  const number = useNumbers()
  const told = useMoneyList()
  const { accounts, fresh, at_stake, not_known, most } = content.silent ?? {
    accounts: 0,
    fresh: 0,
    at_stake: [],
    not_known: 0,
    most: [],
  }
  const stake = told(at_stake.map(({ currency, yearly }) => [currency, yearly] as const))
  const facts: [string, string][] = [
    [say('silent_count'), number.count(accounts)],
    [say('silent_fresh'), number.count(fresh)],
  ]
  if (at_stake.length > 0) facts.push([say('silent_stake'), stake])
  if (not_known > 0) facts.push([say('silent_not_known'), number.count(not_known)])
  return (
    <Panel title={say('silent')}>
      {accounts === 0 ? <p className={styles.quiet}>{say('silent_none')}</p> : <Facts facts={facts} />}
      <ul className={styles.lines}>
        {most.map(
          (id) =>
            customers[id] && (
              <li key={id}>
                <TextLink to="/accounts/$id" params={{ id }} dir="auto" inherit>
                  {customers[id]}
                </TextLink>
              </li>
            ),
        )}
      </ul>
    </Panel>
  )
}
