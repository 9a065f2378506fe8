import type { FormEvent, ReactNode } from 'react'
import styles from './line-form.module.css'

interface Props {
  onSubmit: (event: FormEvent) => void
  onLeave: () => void
  children: ReactNode
}

/** A field and its button in one line; Escape leaves it. */
export function LineForm({ onSubmit, onLeave, children }: Props) {
  return (
    <form className={styles.form} onSubmit={onSubmit} onKeyDown={({ key }) => key === 'Escape' && onLeave()}>
      {children}
    </form>
  )
}
