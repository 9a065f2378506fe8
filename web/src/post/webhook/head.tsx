import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Told } from './queries'
import styles from './settings.module.css'
import { Stands } from './stands'
import { words } from './words'

interface Props {
  told: Told
  name: string
  /** What the way back to all is called. */
  back: string
  /** Why it was switched off. */
  fault: string | null | undefined
  /** What to do once it was switched off. */
  mend: string
  onBack: () => void
  /** What else is known of it. */
  children: ReactNode
}

/** The way back, what it is called and how it stands. */
export function Head({ told, name, back, fault, mend, onBack, children }: Props) {
  const say = useWords(words)
  const dates = useDates()
  const { state, failing_since } = told
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden="true" />}
        onClick={onBack}
      >
        {back}
      </Button>
      <h2 className={styles.title} dir="auto">
        {name}
      </h2>
      <div className={styles.facts}>
        <Stands told={told} fault={fault} />
        {failing_since && <p className={styles.bad}>{say('failing', { since: dates.ago(failing_since) })}</p>}
        {state === 'failed' && <p>{mend}</p>}
        {children}
      </div>
    </>
  )
}
