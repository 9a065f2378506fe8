import { Autocomplete, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { eventNames } from '@/listen/interaction/queries'
import { Choice } from './choice'
import { channelsOf, EVERY, type Filled, WHEN } from './filled'
import styles from './programme.module.css'
import type { PartProps } from './programme-dialog'
import { UNITS } from './trigger'
import { words } from './words'

/** What makes a programme ask. */
export function TriggerFields(part: PartProps) {
  const say = useWords(words)
  const { filled, set, at } = part
  const number = (key: 'spread' | 'daily' | 'daysBefore', label: string, place: string) => (
    <TextInput
      label={label}
      inputMode="numeric"
      required
      value={filled[key]}
      error={at(`plan.trigger.${place}`)}
      onChange={({ currentTarget }) => set({ [key]: currentTarget.value })}
    />
  )
  return (
    <>
      <Choice<Filled['when']>
        label={say('when')}
        data={WHEN.map((value) => ({ value, label: say(`when_${value}`) }))}
        value={filled.when}
        error={at('plan.trigger')}
        onChange={(when) => set({ when, ...channelFor(when, filled) })}
      />
      {filled.when === 'event' && <EventFields {...part} />}
      {filled.when === 'wave' && (
        <div className={styles.pair}>
          <Choice<Filled['every']>
            label={say('every')}
            data={EVERY.map((value) => ({ value, label: say(`every_${value}`) }))}
            value={filled.every}
            onChange={(every) => set({ every })}
          />
          {number('spread', say('spread'), 'spread_days')}
        </div>
      )}
      {filled.when === 'sample' && number('daily', say('daily'), 'daily')}
      {filled.when === 'contract_end' && number('daysBefore', say('days_before'), 'days_before')}
    </>
  )
}

/** Before a contract ends, somebody talks with the customer, unless told otherwise; whoever comes by is asked where they come by. */
const channelFor = (when: Filled['when'], { channel }: Filled): Partial<Filled> => {
  if (when === 'contract_end') return { channel: 'interview' }
  const fits = channel !== 'interview' && channelsOf(when).some((one) => one === channel)
  return fits ? {} : { channel: channelsOf(when)[0] }
}

function EventFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const events = useQuery(eventNames).data ?? []
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  return (
    <>
      <div className={styles.pair}>
        <Autocomplete
          label={say('event')}
          data={events}
          limit={20}
          value={filled.event}
          error={at('plan.trigger.event')}
          onChange={(event) => set({ event })}
        />
        <Choice
          label={say('touchpoint')}
          placeholder={say('any')}
          clearable
          data={places.map(({ key, name }) => ({ value: key, label: name }))}
          value={filled.touchpoint}
          error={at('plan.trigger.touchpoint')}
          onChange={(touchpoint) => set({ touchpoint })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={say('delay')}
          inputMode="decimal"
          required
          value={filled.delay}
          error={at('plan.trigger.delay_minutes')}
          onChange={({ currentTarget }) => set({ delay: currentTarget.value })}
        />
        <Choice<Filled['unit']>
          label={say('unit')}
          data={UNITS.map((value) => ({ value, label: say(`unit_${value}`) }))}
          value={filled.unit}
          onChange={(unit) => set({ unit })}
        />
      </div>
    </>
  )
}
