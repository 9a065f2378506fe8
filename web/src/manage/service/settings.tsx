import { ActionIcon, Button, Group, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { BringLoop } from '@/manage/pack/bring-loop'
import { ErrorState } from '@/ui/error-state'
import { ClassDialog } from './class-dialog'
import { oursKey, theirsKey, toHours } from './level'
import { changeClass, type Level, removeClass, type ServiceClass, serviceClasses } from './queries'
import styles from './service.module.css'
import { words } from './words'

/** The classes of service, in the order in which they are tried. */
export function ServiceClasses() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(serviceClasses)
  const editable = useMay('manage_loop')
  const [open, setOpen] = useState<ServiceClass | 'new'>()
  const moving = useChange(changeClass, 'service-classes')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={320} />
  return (
    <div className={styles.stack}>
      <p className={styles.about}>{say('about')}</p>
      {data.length === 0 && <p className={styles.about}>{say('none')}</p>}
      <ol className={styles.list}>
        {data.map((one, at) => {
          const before = data[at - 1]
          return (
            <li key={one.id} className={styles.class}>
              <Told one={one} />
              {editable && (
                <div className={styles.actions}>
                  {before && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={36}
                      aria-label={say('up', { name: one.name })}
                      onClick={() => moving.mutate({ id: one.id, position: before.position })}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                  )}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={say('edit', { name: one.name })}
                    onClick={() => setOpen(one)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <Remove one={one} />
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {editable && (
        <Group gap="xs">
          <Button onClick={() => setOpen('new')}>{say('add')}</Button>
          {data.length === 0 && <BringLoop />}
        </Group>
      )}
      {open && <ClassDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function Remove({ one: { id, name } }: { one: ServiceClass }) {
  const say = useWords(words)
  const removing = useChange(removeClass, 'service-classes', 'cases')
  const done = () => notifications.show({ message: say('removed', { name }) })
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={say('remove', { name })}
      loading={removing.isPending}
      onClick={() => removing.mutate(id, { onSuccess: done })}
    >
      <IconTrash size={16} />
    </ActionIcon>
  )
}

function Told({ one }: { one: ServiceClass }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const hours = (minutes: number) => numbers.exact(toHours(minutes))
  return (
    <div>
      <h3 dir="auto">{one.name}</h3>
      <p className={styles.told}>
        {one.where ? say('for_those') : say('for_all')} {one.where && <code>{one.where}</code>}
      </p>
      <p className={styles.told}>
        {say('promise', { first: hours(one.first_word_minutes), done: hours(one.resolve_minutes) })}
      </p>
      <ol className={styles.levels}>
        {one.escalation.map((level) => (
          <li key={oursKey(level.ours)}>
            <LevelTold level={level} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function LevelTold({ level }: { level: Level }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  const { ours, theirs, after_minutes } = level
  const whom = ours.to === 'member' ? (people?.find(({ id }) => id === ours.member)?.name ?? say('gone')) : say(ours.to)
  const when = after_minutes
    ? say('level_later', { hours: numbers.exact(toHours(after_minutes)) })
    : say('level_at_once')
  const key = theirsKey(theirs)
  return (
    <>
      {when}: {whom}
      {key && `, ${say('speak_with', { whom: say(key as keyof typeof words.en) })}`}
    </>
  )
}
