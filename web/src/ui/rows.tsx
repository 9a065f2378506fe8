import type { ReactNode } from 'react'
import styles from './rows.module.css'

/** A list of what can be arranged: a name on each line, and what can be done with it. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>
}

interface RowProps {
  /** How many others it stands below. */
  depth?: number
  children: ReactNode
}

export function Row({ depth = 0, children }: RowProps) {
  return (
    <li className={styles.row} style={{ paddingInlineStart: depth * 24 }}>
      {children}
    </li>
  )
}

/** The name on a line, with what else is known of it. */
export function RowName({ facts, children }: { facts: string; children: ReactNode }) {
  return (
    <span className={styles.name}>
      {children}
      <span className={styles.facts}>{facts}</span>
    </span>
  )
}
