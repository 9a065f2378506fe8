import { Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import { Choice } from './choice'
import { channelsOf, type Filled, WEEK } from './filled'
import styles from './programme.module.css'
import type { PartProps } from './programme-dialog'
import { words } from './words'

/** How and when people are asked. */
export function HowFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const text = (key: 'reminders' | 'expires', place: string) => ({
    value: filled[key],
    error: at(place),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => set({ [key]: currentTarget.value }),
  })
  return (
    <>
      <Choice<Filled['channel']>
        label={say('channel')}
        data={channelsOf(filled.when).map((value) => ({ value, label: say(value) }))}
        value={filled.channel}
        onChange={(channel) => set({ channel })}
      />
      {filled.when !== 'visit' && <WindowFields filled={filled} set={set} at={at} />}
      {filled.channel === 'mail' && (
        <TextInput
          label={say('reminders')}
          description={say('reminders_about')}
          {...text('reminders', 'plan.reminders')}
        />
      )}
      <TextInput
        label={say(filled.channel === 'interview' ? 'expires_interview' : 'expires')}
        inputMode="numeric"
        required
        {...text('expires', 'plan.expires_days')}
      />
      {filled.channel === 'mail' && (
        <>
          <Choice<Filled['sender']>
            label={say('sender')}
            data={(['workspace', 'owner'] as const).map((value) => ({ value, label: say(`sender_${value}`) }))}
            value={filled.sender}
            onChange={(sender) => set({ sender })}
          />
          <Switch
            label={say('thanks')}
            checked={filled.thanks}
            onChange={({ currentTarget }) => set({ thanks: currentTarget.checked })}
          />
        </>
      )}
    </>
  )
}

/** At which hours and on which days; whoever comes by chooses them. */
function WindowFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const time = (key: 'from' | 'until') => ({
    value: filled[key],
    error: at(`plan.window.${key}`),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => set({ [key]: currentTarget.value }),
  })
  return (
    <>
      <div className={styles.pair}>
        <TextInput type="time" label={say('from')} required {...time('from')} />
        <TextInput type="time" label={say('until')} required {...time('until')} />
      </div>
      <Checkbox.Group
        label={say('on_days')}
        description={say('window_about')}
        value={filled.days}
        error={at('plan.window.days')}
        onChange={(days) => set({ days })}
      >
        <Group gap="md" mt="xs">
          {WEEK.map((day) => (
            <Checkbox key={day} value={day} label={say(day)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  )
}
