import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './alert.module.css'
import type { Alert } from './queries'
import { words } from './words'

/** Where to go from an alert: whom it is about, where it was, and the figure to look at more closely. */
export function Links({ one: { account, contact, touchpoint, reading, watch } }: { one: Alert }) {
  const say = useWords(words)
  const { case: found } = reading as { case?: string }
  const figure = watch.rule.kind === 'figure' ? watch.rule.question : undefined
  const { during, compared_to } = reading as { during?: string | null; compared_to?: string | null }
  const { tag } = reading as { tag?: string }
  const day = during?.split('..')[0]
  const explore = figure && {
    measure: figure.measure,
    unit: figure.unit,
    by: figure.by,
    where: figure.where ?? undefined,
    during: during ?? undefined,
    compare_to: compared_to ?? undefined,
  }
  return (
    <Panel title={say('called_on')}>
      <p className={styles.quiet}>{watch.name}</p>
      <p className={styles.links}>
        {contact && (
          <TextLink to="/contacts/$id" params={{ id: contact.id }} dir="auto" inherit>
            {contact.name ?? say('somebody')}
          </TextLink>
        )}
        {account && (
          <TextLink to="/accounts/$id" params={{ id: account.id }} dir="auto" inherit>
            {account.name}
          </TextLink>
        )}
        {touchpoint && (
          <TextLink to="/touchpoints/$id" params={{ id: touchpoint.id }} dir="auto" inherit>
            {touchpoint.name}
          </TextLink>
        )}
        {found && (
          <TextLink to="/cases/$id" params={{ id: found }} inherit>
            {say('open_case')}
          </TextLink>
        )}
        {tag && (
          <>
            <TextLink to="/responses" search={{ tag, from: day } as never} inherit>
              {say('theme_answers')}
            </TextLink>
            <TextLink to="/notes" search={{ tag, from: day } as never} inherit>
              {say('theme_notes')}
            </TextLink>
          </>
        )}
        {explore && (
          <TextLink to="/explore" search={explore as never} inherit>
            {say('look_closer')}
          </TextLink>
        )}
      </p>
      {account?.owner && <p className={styles.quiet}>{say('owner', { name: account.owner.name })}</p>}
    </Panel>
  )
}
