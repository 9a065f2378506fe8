import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  /** What will be here. */
  title: string
  children: ReactNode
  /** The one way to begin. */
  action?: ReactNode
  /** A tiny example of what it will look like. */
  example?: ReactNode
}

/** Nothing here yet: what will be, one way to begin, a tiny example. */
export function EmptyState({ title, children, action, example }: Props) {
  return (
    <section className={styles.empty}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.words}>{children}</div>
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {example && (
        <div className={styles.example} aria-hidden="true" inert>
          {example}
        </div>
      )}
    </section>
  )
}
