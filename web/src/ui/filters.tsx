import { Button } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from './filters.module.css'
import { words } from './words'

interface Props {
  label: string
  /** How many of them are in use; told on the phone, where they fold. */
  used: number
  children: ReactNode
}

/** The filters of a list, in a row that wraps; on the phone behind a button. */
export function Filters({ label, used, children }: Props) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <search className={styles.frame} aria-label={label}>
      <Button
        className={styles.open ?? ''}
        variant="default"
        fullWidth
        leftSection={<IconAdjustments size={16} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {say('filters', { n: used })}
      </Button>
      <div className={styles.filters} data-open={open}>
        {children}
      </div>
    </search>
  )
}
