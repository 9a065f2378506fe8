import type { ReactNode } from 'react'
import styles from './filters.module.css'

/** The filters of a list, in a row that wraps. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={styles.filters} aria-label={label}>
      {children}
    </search>
  )
}
