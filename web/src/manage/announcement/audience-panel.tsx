import { Button, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './announcement.module.css'
import { type Announcement, type Audience, audienceOf, writeLetters } from './queries'
import { words } from './words'

type Person = Audience['people'][number]

/** Who gets a letter, and who does not and why. */
export function AudiencePanel({ announcement: one }: { announcement: Announcement }) {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const stage = one.state === 'done' || one.decision.state === 'done' ? 'done' : 'decided'
  const { data, error, refetch } = useQuery(audienceOf(one.id, stage))
  const writing = useChange(writeLetters, 'announcements')
  const shown = one.state === stage
  const write = () =>
    writing.mutate(
      { id: one.id, stage, people: data?.will ?? 0 },
      { onSuccess: ({ letters }) => notifications.show({ message: say('written_n', { n: letters }) }) },
    )
  return (
    <Panel title={say('audience')} aside={say(`stage_${stage}`)}>
      <p className={styles.quiet}>{say('audience_under')}</p>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton height={200} />}
      {data?.people.length === 0 && <p className={styles.quiet}>{say('no_people')}</p>}
      {data && (
        <ul className={styles.people}>
          {data.people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {data && data.nobody > 0 && <p className={styles.quiet}>{say('nobody_n', { n: data.nobody })}</p>}
      {manages && data && data.people.length > 0 && (
        <div className={styles.buttons}>
          <Button variant="default" loading={writing.isPending} disabled={!shown || data.will === 0} onClick={write}>
            {say('will_write', { n: data.will })}
          </Button>
          {!shown && <span className={styles.quiet}>{say('publish_first')}</span>}
        </div>
      )}
    </Panel>
  )
}

function PersonRow({ person: { id, name, account, fate, letter } }: { person: Person }) {
  const say = useWords(words)
  const date = useDates()
  const told =
    fate === 'written' ? say('fate_written', { day: letter ? date.day(letter.at) : '' }) : say(`fate_${fate}`)
  const trouble = letter && letter.state !== 'sent' && letter.state !== 'suppressed' && say(`letter_${letter.state}`)
  return (
    <li>
      <span dir="auto">
        <TextLink to="/contacts/$id" params={{ id }} inherit underline="always">
          {name ?? say('unnamed')}
        </TextLink>
        {account && ` · ${account.name}`}
      </span>
      <span className={styles.fate} data-fate={fate}>
        {[told, trouble].filter(Boolean).join(', ')}
      </span>
    </li>
  )
}
