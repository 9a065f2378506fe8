import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface Props {
  /** Names with what is so; what is empty shows as a dash. */
  facts: readonly (readonly [name: string, value: ReactNode])[]
}

/** What is known of one thing, name by value. */
export function Facts({ facts }: Props) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and facts keep their order
        <div key={at} className={styles.fact}>
          <dt>{name}</dt>
          <dd dir="auto">{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
