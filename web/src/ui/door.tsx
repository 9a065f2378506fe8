import type { ReactNode } from 'react'
import styles from './door.module.css'

interface Props {
  title: string
  about?: ReactNode
  children: ReactNode
  under?: ReactNode
}

/** A page before the house: one task in the middle of a quiet page. */
export function Door({ title, about, children, under }: Props) {
  return (
    <main className={styles.door}>
      <title>{`${title} · Touchstone`}</title>
      <div className={styles.inner}>
        <img src="/touchstone.svg" alt="" width="40" height="40" />
        <h1 className={styles.title}>{title}</h1>
        {about && <p className={styles.about}>{about}</p>}
        {children}
        {under && <p className={styles.under}>{under}</p>}
      </div>
    </main>
  )
}
