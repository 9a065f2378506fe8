import { Input, TextInput } from '@mantine/core'
import { addDays } from '@/lib/dates'
import { useWords } from '@/lib/words'
import styles from './explore.module.css'
import { words } from './words'

interface Props {
  label: string
  /** Half-open, `2017-05-01..2017-06-01`; either end may be missing. */
  range: string | undefined
  error: string | undefined
  onChange: (range: string | undefined) => void
}

/** First and last day, both included; the server takes the last one as the day after. */
export function DateFields({ label, range, error, onChange }: Props) {
  const say = useWords(words)
  const [from = '', until = ''] = (range ?? '').split('..')
  const last = isDate(until) ? addDays(until, -1) : ''
  const set = (first: string, end: string) => {
    const after = isDate(end) ? addDays(end, 1) : ''
    onChange(first || after ? `${first}..${after}` : undefined)
  }
  return (
    <Input.Wrapper label={label} error={error} labelElement="div" size="sm">
      <div className={styles.pair}>
        <TextInput
          type="date"
          aria-label={`${label}: ${say('first_day')}`}
          value={isDate(from) ? from : ''}
          max={last || undefined}
          onChange={(event) => set(event.currentTarget.value, last)}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          type="date"
          aria-label={`${label}: ${say('last_day')}`}
          value={last}
          min={isDate(from) ? from : undefined}
          onChange={(event) => set(isDate(from) ? from : '', event.currentTarget.value)}
        />
      </div>
    </Input.Wrapper>
  )
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
