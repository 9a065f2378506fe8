import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './digest.module.css'
import { clock, HOURS } from './hours'
import { type DigestEvery, type DigestKind, digestPages, subscribe, subscriptions, unsubscribe } from './queries'
import { words } from './words'

interface Props {
  kind: DigestKind
  every: DigestEvery
}

/** Which digests come by letter, and those that came. */
export function Letters({ kind, every }: Props) {
  const say = useWords(words)
  const date = useDates()
  const { language, zone } = useLocale()
  const own = useQuery(subscriptions).data ?? []
  const [hour, setHour] = useState(8)
  const subscribing = useChange(subscribe, 'digests')
  const stopping = useChange(unsubscribe, 'digests')
  const get = () =>
    subscribing.mutate(
      { kind, every, hour, zone, language },
      { onSuccess: () => notifications.show({ message: say('got') }) },
    )
  return (
    <>
      <Panel title={say('by_letter')}>
        <ul className={styles.list}>
          {own.map((one) => (
            <li key={one.id}>
              <span>
                {say('subscribed', {
                  kind: say(one.kind),
                  every: say(`get_${one.every}`),
                  hour: clock(one.hour),
                  day: date.day(one.next_at),
                })}
              </span>
              <Button variant="subtle" size="compact-sm" onClick={() => stopping.mutate(one.id)}>
                {say('stop')}
              </Button>
            </li>
          ))}
        </ul>
        <div className={styles.get}>
          <Select
            label={say('hour')}
            data={HOURS.map((value) => ({ value: String(value), label: clock(value) }))}
            value={String(hour)}
            allowDeselect={false}
            w={120}
            onChange={(value) => setHour(Number(value))}
          />
          <Button loading={subscribing.isPending} onClick={get}>
            {say('get')}
          </Button>
        </div>
      </Panel>
      <Earlier />
    </>
  )
}

function Earlier() {
  const say = useWords(words)
  const date = useDates()
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(digestPages)
  const sent = data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title={say('earlier')}>
      {sent?.length === 0 && <p className={styles.quiet}>{say('none_sent')}</p>}
      <ul className={styles.list}>
        {sent?.map(({ id, kind, sent_at }) => (
          <li key={id}>
            <TextLink to="/digests/$id" params={{ id }} inherit>
              {say(kind)}
            </TextLink>
            <span>{date.time(sent_at)}</span>
          </li>
        ))}
      </ul>
      {hasNextPage && <More text={say('more')} busy={isFetching} onMore={() => fetchNextPage()} />}
    </Panel>
  )
}
