import type { ReactNode } from 'react'
import styles from './builder.module.css'

/** What is seldom needed, behind its title. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.folded}>{children}</div>
    </details>
  )
}
