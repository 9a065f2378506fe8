import type { ReactNode } from 'react'
import styles from './columns.module.css'

/** What a page is about beside what belongs to it; one below the other where there is no room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}
