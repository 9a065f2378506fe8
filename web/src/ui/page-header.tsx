import type { ReactNode } from 'react'
import styles from './page-header.module.css'

interface Props {
  title: string
  /** What the page is about, in a line. */
  about?: ReactNode
  /** At most one of them primary. */
  actions?: ReactNode
}

/** The name of the page, and what can be done on it. */
export function PageHeader({ title, about, actions }: Props) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <title>{`${title} · Touchstone`}</title>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        {about && <p className={styles.about}>{about}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
