import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import type { LocalDate } from '@/lib/dates'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './hours.module.css'
import { type Holiday, readCalendar } from './queries'
import { withHolidays } from './week'
import { words } from './words'

interface Props {
  holidays: readonly Holiday[]
  today: LocalDate
  editable: boolean
  problem: string | undefined
  onChange: (holidays: Holiday[]) => void
}

/** The days on which nobody works: typed, or out of a calendar file. */
export function Holidays({ holidays, today, editable, problem, onChange }: Props) {
  const say = useWords(words)
  const passed = holidays.filter(({ date }) => date < today)
  const remove = (gone: Holiday) => onChange(holidays.filter((holiday) => holiday !== gone))
  const rows = (list: readonly Holiday[]) => <Rows holidays={list} {...(editable ? { onRemove: remove } : {})} />
  return (
    <section>
      <h2>{say('holidays')}</h2>
      {problem && <p role="alert">{problem}</p>}
      {holidays.length === 0 && <p className={styles.about}>{say('no_holidays')}</p>}
      {passed.length > 0 && (
        <details className={styles.passed}>
          <summary>{say('passed', { count: passed.length })}</summary>
          {rows(passed)}
        </details>
      )}
      {rows(holidays.filter(({ date }) => date >= today))}
      {editable && <Add holidays={holidays} onChange={onChange} />}
    </section>
  )
}

function Rows({ holidays, onRemove }: { holidays: readonly Holiday[]; onRemove?: (holiday: Holiday) => void }) {
  const say = useWords(words)
  const dates = useDates()
  return (
    <ul className={styles.list}>
      {holidays.map((holiday) => (
        <li key={holiday.date} className={styles.holiday}>
          <span className={styles.date}>{dates.date(holiday.date)}</span>
          <span className={styles.title} dir="auto">
            {holiday.name}
          </span>
          {onRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={say('remove_holiday', { day: dates.date(holiday.date) })}
              onClick={() => onRemove(holiday)}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}

function Add({ holidays, onChange }: Pick<Props, 'holidays' | 'onChange'>) {
  const say = useWords(words)
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const reading = useChange(readCalendar)
  const add = () => {
    onChange(withHolidays([{ date, name: name.trim() || null }], holidays))
    setDate('')
    setName('')
  }
  const read = (file: File | null) => {
    if (!file) return
    reading.mutate(file, {
      onSuccess: (read) => {
        const next = withHolidays(holidays, read.holidays)
        onChange(next)
        const [first] = read.left_out
        const values = {
          count: next.length - holidays.length,
          left: read.left_out.length,
          example: first ? say('left_out', { name: first.name, reason: first.reason }) : '',
        }
        notifications.show({ message: say('brought', values), autoClose: 10_000 })
      },
    })
  }
  return (
    <>
      <div className={styles.add}>
        <TextInput
          type="date"
          label={say('date')}
          value={date}
          min="2000-01-01"
          max="2199-12-31"
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <TextInput
          label={say('name')}
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button variant="default" disabled={!date} onClick={add}>
          {say('add_holiday')}
        </Button>
      </div>
      <FileButton accept=".ics,text/calendar" onChange={read}>
        {(props) => (
          <Button {...props} variant="default" loading={reading.isPending}>
            {say('bring')}
          </Button>
        )}
      </FileButton>
    </>
  )
}
