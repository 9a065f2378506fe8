import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyState } from '@/ui/empty-state'
import styles from './settings.module.css'

interface Props {
  /** Whether there is none yet. */
  none: boolean
  title: string
  about: ReactNode
  /** The way to one more. */
  begin: ReactNode
  children: ReactNode
}

/** All that are told of what happens here, beneath what that is good for. */
export function Overview({ none, title, about, begin, children }: Props) {
  if (none) {
    return (
      <EmptyState title={title} action={begin}>
        {about}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={styles.about}>{about}</p>
      <div className={styles.actions}>{begin}</div>
      {children}
    </>
  )
}

/** A link to a guide, which opens beside the page. */
export function Guide({ page, children }: { page: string; children: string }) {
  return (
    <Anchor href={`/docs/guides/${page}`} target="_blank" underline="always" inherit>
      {children}
    </Anchor>
  )
}
