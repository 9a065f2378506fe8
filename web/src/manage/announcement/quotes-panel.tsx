import { Button, Group, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { decision } from '@/manage/decision/queries'
import { Panel } from '@/ui/panel'
import styles from './announcement.module.css'
import { type Announcement, audienceOf, changeAnnouncement } from './queries'
import { words } from './words'

type Quote = Announcement['quotes'][number]

/** Words that led to the decision and that can be quoted: of a response of somebody we know. */
interface Said {
  id: string
  words: string
  who: string
  /** What the person said about others reading it; absent where they never said. */
  agreed: boolean | null | undefined
}

/** Words of customers that an announcement shows to everybody: chosen among those that led to the decision, of people who agreed. */
export function QuotesPanel({ announcement: one }: { announcement: Announcement }) {
  const say = useWords(words)
  const said = useSaid(one)
  const mayWrite = useMay('write_cases')
  const [edited, edit] = useState<string>()
  const changing = useChange(changeAnnouncement, 'announcements')
  const keep = (response: string, text: string | undefined) => {
    const others = one.quotes.filter((quote) => quote.response !== response)
    const quotes = [...others, ...(text ? [{ response, words: text }] : [])].map(({ response, words }) => ({
      response,
      words,
    }))
    const done = () => {
      edit(undefined)
      notifications.show({ message: say(text ? 'quoted' : 'not_quoted') })
    }
    changing.mutate({ id: one.id, quotes, revision: one.revision }, { onSuccess: done })
  }
  if (!said) return null
  return (
    <Panel title={say('quotes')} aside={say('quotes_n', { n: one.quotes.filter(({ shown }) => shown).length })}>
      <p className={styles.quiet}>{say(said.length ? 'quotes_under' : 'quotes_none')}</p>
      <ul className={styles.quotes}>
        {said.map((one_said) => {
          const quote = one.quotes.find(({ response }) => response === one_said.id)
          return (
            <li key={one_said.id}>
              {edited === one_said.id ? (
                <Choosing
                  said={one_said}
                  begun={quote?.words ?? one_said.words}
                  busy={changing.isPending}
                  error={changing.error}
                  onKeep={(text) => keep(one_said.id, text)}
                  onClose={() => edit(undefined)}
                />
              ) : (
                <>
                  <Told said={one_said} quote={quote} />
                  {mayWrite && (one_said.agreed || quote) && (
                    <Buttons
                      said={one_said}
                      quote={quote}
                      onEdit={() => edit(one_said.id)}
                      onDrop={() => keep(one_said.id, undefined)}
                    />
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** What was said, with what each person said about others reading it. */
function useSaid(one: Announcement): readonly Said[] | undefined {
  const say = useWords(words)
  const whole = useQuery(decision(one.decision.id)).data
  const people = useQuery(audienceOf(one.id, one.decision.state === 'done' ? 'done' : 'decided')).data?.people
  if (!whole || !people) return undefined
  return whole.said.flatMap(({ noun, id, voice }) => {
    const person = people.find((person) => person.id === voice?.contact?.id)
    if (noun !== 'response' || !voice?.words || !person) return []
    const who = [person.name ?? say('unnamed'), person.account?.name].filter(Boolean).join(' · ')
    return [{ id, words: voice.words, who, agreed: person.quotes }]
  })
}

function Told({ said: { words: text, who, agreed }, quote }: { said: Said; quote: Quote | undefined }) {
  const say = useWords(words)
  const state = quote ? (quote.shown ? 'quote_shown' : 'quote_hidden') : consentWord(agreed)
  return (
    <>
      <p className={quote ? styles.quote : styles.words} dir="auto">
        {quote?.words ?? text}
      </p>
      <p className={styles.quiet}>
        {who} · <span data-agreed={agreed === true}>{say(state)}</span>
      </p>
    </>
  )
}

const consentWord = (agreed: Said['agreed']) =>
  agreed ? 'quote_may' : agreed === false ? 'quote_declined' : 'quote_not_said'

interface ButtonsProps {
  said: Said
  quote: Quote | undefined
  onEdit: () => void
  onDrop: () => void
}

function Buttons({ said: { who, agreed }, quote, onEdit, onDrop }: ButtonsProps) {
  const say = useWords(words)
  const choose = quote ? 'quote_change' : 'quote'
  return (
    <Group gap="xs" mt={8}>
      {agreed && (
        <Button variant="default" size="compact-sm" aria-label={say(`${choose}_of`, { who })} onClick={onEdit}>
          {say(choose)}
        </Button>
      )}
      {quote && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={say('quote_drop_of', { who })}
          onClick={onDrop}
        >
          {say('quote_drop')}
        </Button>
      )}
    </Group>
  )
}

interface ChoosingProps {
  said: Said
  begun: string
  busy: boolean
  error: Error | null
  onKeep: (text: string) => void
  onClose: () => void
}

/** Which part of the words is quoted: as it stands there, not another word. */
function Choosing({ said: { words: text, who }, begun, busy, error, onKeep, onClose }: ChoosingProps) {
  const say = useWords(words)
  const [chosen, choose] = useState(begun)
  const stands = text.includes(chosen.trim()) && chosen.trim() !== ''
  const refused = error instanceof Refused ? error.message : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (stands) onKeep(chosen.trim())
  }
  return (
    <form className={styles.choosing} onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      {chosen !== text && (
        <p className={styles.words} dir="auto">
          {text}
        </p>
      )}
      <Textarea
        label={say('quote_part', { who })}
        description={say('quote_part_about')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={4000}
        dir="auto"
        value={chosen}
        error={stands ? refused : say('quote_stands_not')}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="compact-sm" loading={busy} disabled={!stands}>
          {say('quote_keep')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
          {say('cancel')}
        </Button>
      </Group>
    </form>
  )
}
