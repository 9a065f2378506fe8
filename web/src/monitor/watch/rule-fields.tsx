import { MultiSelect, Select, TextInput } from '@mantine/core'
import type { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { words as names } from '@/measure/explore/words'
import { useDimensions } from '@/measure/reading/dimension'
import { CLASSES } from '@/monitor/class/moves'
import { words as classes } from '@/monitor/class/words'
import { CONDITIONS, EVENTS, type Filled, isBounded, KINDS, MEASURES } from './filled'
import styles from './watch.module.css'
import { words } from './words'

interface Props {
  filled: Filled
  problem: Refused | undefined
  onChange: (changes: Partial<Filled>) => void
}

/** What a watch looks after. */
export function RuleFields({ filled, problem, onChange }: Props) {
  const say = useWords(words)
  const sayClass = useWords(classes)
  return (
    <>
      <Select
        label={say('kind')}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))}
        value={filled.kind}
        onChange={(kind) => kind && onChange({ kind: kind as Filled['kind'] })}
      />
      {filled.kind === 'figure' && <FigureFields filled={filled} problem={problem} onChange={onChange} />}
      {filled.kind === 'low_score' && (
        <MultiSelect
          label={say('who')}
          description={say('who_about')}
          data={(['decides', 'top_revenue'] as const).map((value) => ({ value, label: say(value) }))}
          value={[...filled.who]}
          onChange={(who) => onChange({ who: who as Filled['who'] })}
        />
      )}
      {filled.kind === 'event' && (
        <Select
          label={say('event')}
          allowDeselect={false}
          data={EVENTS.map((value) => ({ value, label: say(value) }))}
          value={filled.event}
          onChange={(event) => event && onChange({ event: event as Filled['event'] })}
        />
      )}
      {filled.kind === 'event' && filled.event === 'class.changed' && (
        <MultiSelect
          label={say('to')}
          data={CLASSES.map((value) => ({ value, label: sayClass(value) }))}
          value={[...filled.to]}
          onChange={(to) => onChange({ to: to as Filled['to'] })}
        />
      )}
      {filled.kind === 'revenue_heard' && (
        <TextInput
          label={say('below')}
          type="number"
          required
          min={0}
          max={100}
          value={filled.below}
          error={problem?.at('rule.below')}
          onChange={({ currentTarget }) => onChange({ below: currentTarget.value })}
        />
      )}
      {filled.kind === 'theme' && (
        <div className={styles.pair}>
          <TextInput
            label={say('days')}
            description={say('days_compared')}
            type="number"
            required
            min={1}
            max={730}
            value={filled.days}
            error={problem?.at('rule.days')}
            onChange={({ currentTarget }) => onChange({ days: currentTarget.value })}
          />
          <TextInput
            label={say('bound_theme')}
            description={say('theme_about')}
            type="number"
            placeholder="10"
            min={1}
            value={filled.bound}
            error={problem?.at('rule.n')}
            onChange={({ currentTarget }) => onChange({ bound: currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}

function FigureFields({ filled, problem, onChange }: Props) {
  const say = useWords(words)
  const sayName = useWords(names)
  const dimensions = useDimensions()
  const { condition } = filled
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={say('measure')}
          allowDeselect={false}
          data={MEASURES.map((value) => ({ value, label: sayName(`measure_${value}`) }))}
          value={filled.measure}
          error={problem?.at('rule.question.measure')}
          onChange={(measure) => measure && onChange({ measure: measure as Filled['measure'] })}
        />
        <Select
          label={say('by')}
          placeholder={say('by_none')}
          clearable
          searchable
          data={dimensions.list.filter(({ value }) => value !== 'contact')}
          value={filled.by}
          error={problem?.at('rule.question.by[0]')}
          onChange={(by) => onChange({ by })}
        />
      </div>
      <TextInput
        label={say('where')}
        placeholder="team = 'north'"
        maxLength={4000}
        spellCheck={false}
        value={filled.where}
        error={problem?.at('rule.question.where')}
        onChange={({ currentTarget }) => onChange({ where: currentTarget.value })}
      />
      <TextInput
        label={say('days')}
        description={say('days_about')}
        type="number"
        min={1}
        max={730}
        value={filled.days}
        error={problem?.at('rule.days')}
        onChange={({ currentTarget }) => onChange({ days: currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label={say('condition')}
          allowDeselect={false}
          data={CONDITIONS.map((value) => ({ value, label: say(`is_${value}`) }))}
          value={condition}
          error={problem?.at('rule.condition')}
          onChange={(is) => is && onChange({ condition: is as Filled['condition'] })}
        />
        {isBounded(condition) && (
          <TextInput
            label={say(`bound_${condition as 'below' | 'above' | 'too_few' | 'silent' | 'doubled'}`)}
            type="number"
            step="any"
            required
            value={filled.bound}
            onChange={({ currentTarget }) => onChange({ bound: currentTarget.value })}
          />
        )}
      </div>
    </>
  )
}
