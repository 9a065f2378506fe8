import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { type Selected, same, selectedBy } from '@/listen/survey/design/selection'
import type { Finding } from '@/listen/survey/queries'
import styles from './builder.module.css'
import { type Bench, useBench } from './context'
import { words } from './words'

/** What the check found about one thing. */
export const findingsAt = ({ findings, definition }: Bench, selected: Selected | undefined): Finding[] =>
  findings.filter(({ place }) => same(selectedBy(place, definition), selected))

/** What the check found about what is being edited. */
export function Findings() {
  const bench = useBench()
  const here = findingsAt(bench, bench.selected)
  return here.length > 0 && <FindingList findings={here} />
}

/** Each of what is said once, with the number of places it is said of. */
function distinct(findings: readonly Finding[]) {
  const alike = (one: Finding) =>
    findings.filter((other) => other.severity === one.severity && other.reason === one.reason)
  return findings.filter((one) => alike(one)[0] === one).map((one) => ({ ...one, n: alike(one).length }))
}

/** Findings in words, errors first; what is said of several places is said once. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const say = useWords(words)
  const found = distinct(findings)
  const errors = found.filter(({ severity }) => severity === 'error')
  return (
    <ul className={styles.findings}>
      {[...errors, ...found.filter((one) => !errors.includes(one))].map(({ severity, reason, n }) => (
        <li key={severity + reason}>
          <Alert
            variant="light"
            color={severity === 'error' ? 'orange' : 'gray'}
            icon={severity === 'error' ? <IconAlertTriangle size={18} /> : <IconInfoCircle size={18} />}
          >
            <strong>{say(severity === 'error' ? 'error' : 'warning')}</strong> {reason}
            {n > 1 && ` (${say('in_places', { n })})`}
          </Alert>
        </li>
      ))}
    </ul>
  )
}

/** How many findings something has, beside its name. */
export function FindingMark({ selected }: { selected: Selected }) {
  const say = useWords(words)
  const bench = useBench()
  const found = findingsAt(bench, selected)
  if (found.length === 0) return null
  const errors = found.filter(({ severity }) => severity === 'error').length
  const told = say(errors ? 'errors_n' : 'warnings_n', { n: errors || found.length })
  return (
    <span className={styles.mark} data-error={errors > 0} title={told}>
      <IconAlertTriangle size={14} role="img" aria-label={told} />
    </span>
  )
}
