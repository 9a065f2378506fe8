import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './sentence.module.css'

/** What is so, in words a manager would use, with the number inside. The first thing on every page. */
export function Sentence({ children, under }: { children: ReactNode; under?: ReactNode }) {
  return (
    <div className={styles.frame}>
      <p className={styles.sentence}>
        {children ?? <Skeleton component="span" height={36} width="min(32ch, 100%)" display="block" />}
      </p>
      <p className={styles.under}>{under ?? '\u00a0'}</p>
    </div>
  )
}
