import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface Props {
  /** States the finding or the question. */
  title: ReactNode
  /** Quiet facts beside the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of a page, set apart by space and a hairline. */
export function Panel({ title, aside, children }: Props) {
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  )
}
