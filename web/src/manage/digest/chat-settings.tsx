import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { teamNames } from '@/identity/member/colleagues'
import { useChange } from '@/identity/settings/queries'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Chat } from '@/post/chat/queries'
import { Chats } from '@/post/chat/settings'
import { Panel } from '@/ui/panel'
import styles from './digest.module.css'
import { clock, HOURS } from './hours'
import { chatDigests, type DigestEvery, EVERY, subscribeChat, unsubscribeChat } from './queries'
import { words } from './words'

/** The whole company, in the place of a team. */
const ALL = 'all'

/** Channels of Slack and Teams, each with the digests it gets. */
export function ChatSettings() {
  return <Chats part={(chat) => <ChatDigests chat={chat} />} />
}

function ChatDigests({ chat }: { chat: Chat }) {
  const say = useWords(words)
  const date = useDates()
  const teams = useQuery(teamNames).data ?? []
  const own = useQuery(chatDigests).data?.filter((one) => one.chat === chat.id) ?? []
  const stopping = useChange(unsubscribeChat, 'digests')
  const what = (team: string | null | undefined) =>
    team ? say('of_team', { team: teams.find(({ id }) => id === team)?.name ?? '–' }) : say('executive')
  return (
    <Panel title={say('chat_digests')}>
      <p className={styles.quiet}>{say('chat_digests_about')}</p>
      <ul className={styles.list}>
        {own.map(({ id, team, every, hour, next_at }) => (
          <li key={id}>
            <span>
              {say('subscribed', {
                kind: what(team),
                every: say(`get_${every}`),
                hour: clock(hour),
                day: date.day(next_at),
              })}
            </span>
            <Button variant="subtle" size="compact-sm" onClick={() => stopping.mutate(id)}>
              {say('stop')}
            </Button>
          </li>
        ))}
      </ul>
      <Further chat={chat} teams={teams} />
    </Panel>
  )
}

function Further({ chat, teams }: { chat: Chat; teams: readonly { id: string; name: string }[] }) {
  const say = useWords(words)
  const { zone, language } = useLocale()
  const [team, setTeam] = useState(ALL)
  const [every, setEvery] = useState<DigestEvery>('week')
  const [hour, setHour] = useState(8)
  const subscribing = useChange(subscribeChat, 'digests')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const about = team === ALL ? { kind: 'executive' as const } : { kind: 'team' as const, team }
    subscribing.mutate({ chat: chat.id, ...about, every, hour, zone, language })
  }
  return (
    <form onSubmit={submit} className={styles.get}>
      <Select
        label={say('kind')}
        allowDeselect={false}
        data={[
          { value: ALL, label: say('executive') },
          ...teams.map(({ id, name }) => ({ value: id, label: say('of_team', { team: name }) })),
        ]}
        value={team}
        onChange={(value) => value && setTeam(value)}
      />
      <Select
        label={say('pace')}
        allowDeselect={false}
        data={EVERY.map((value) => ({ value, label: say(`get_${value}`) }))}
        value={every}
        onChange={(value) => value && setEvery(value as DigestEvery)}
      />
      <Select
        label={say('hour')}
        allowDeselect={false}
        w={120}
        data={HOURS.map((value) => ({ value: String(value), label: clock(value) }))}
        value={String(hour)}
        onChange={(value) => setHour(Number(value))}
      />
      <Button type="submit" variant="default" loading={subscribing.isPending}>
        {say('chat_get')}
      </Button>
    </form>
  )
}
