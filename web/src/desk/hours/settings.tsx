import { Button, Select, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { dateIn } from '@/lib/dates'
import { useLocale, useNumbers, useTongue } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DayFields } from './day-fields'
import { Holidays } from './holidays'
import styles from './hours.module.css'
import { type Hours, hours, setHours } from './queries'
import { DAYS, dayNames, hoursOf } from './week'
import { words } from './words'

/** The hours in which the workspace works. */
export function WorkingHours() {
  const { data, error, refetch } = useQuery(hours)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return data ? <Form key={data.revision} known={data} /> : <Skeleton height={560} />
}

type Filled = Pick<Hours, 'week' | 'holidays'> & { zone?: string | null | undefined }

const ZONES = Intl.supportedValuesOf('timeZone')

function Form({ known }: { known: Hours }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const names = dayNames(useTongue())
  const { zone: here } = useLocale()
  const editable = useMay('manage_loop')
  const [{ zone, week, holidays }, set] = useState<Filled>(known)
  const saving = useChange(setHours, 'hours')
  const problem = saving.error instanceof Refused ? saving.error : undefined
  const changed = zone !== known.zone || week !== known.week || holidays !== known.holidays
  const worked = hoursOf(week)
  const today = dateIn(zone ?? here)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { zone: zone ?? null, week, holidays, revision: known.revision }
    saving.mutate(body, { onSuccess: () => notifications.show({ message: say('saved') }) })
  }
  return (
    <form className={styles.stack} onSubmit={submit}>
      <div>
        <p className={styles.sum}>
          {say('sum', {
            hours: worked,
            told: numbers.exact(worked),
            days: holidays.filter(({ date }) => date >= today).length,
          })}
        </p>
        <p className={styles.about}>{say('about')}</p>
      </div>
      <Select
        className={styles.zone ?? ''}
        label={say('zone')}
        data={[{ value: '', label: say('zone_workspace', { zone: known.workspace_zone }) }, ...ZONES]}
        value={zone ?? ''}
        onChange={(value) => set({ week, holidays, zone: value || null })}
        error={problem?.at('zone')}
        disabled={!editable}
        allowDeselect={false}
        searchable
        limit={60}
      />
      <section>
        <h2>{say('week')}</h2>
        {problem?.at('week') && <p role="alert">{problem.at('week')}</p>}
        <ul className={styles.list}>
          {DAYS.map((day) => (
            <DayFields
              key={day}
              name={names[day]}
              windows={week[day] ?? []}
              editable={editable}
              problem={problem?.at(`week.${day}`)}
              onChange={(windows) => set({ zone, holidays, week: { ...week, [day]: windows } })}
            />
          ))}
        </ul>
      </section>
      <Holidays
        holidays={holidays}
        today={today}
        editable={editable}
        problem={problem?.at('holidays')}
        onChange={(next) => set({ zone, week, holidays: next })}
      />
      {editable && (
        <div className={styles.save}>
          <Button type="submit" disabled={!changed} loading={saving.isPending}>
            {say('save')}
          </Button>
          {changed && <span className={styles.about}>{say('unsaved')}</span>}
        </div>
      )}
    </form>
  )
}
