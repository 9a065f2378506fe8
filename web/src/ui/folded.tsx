import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from './folded.module.css'
import { words } from './words'

/** Long words shown by their beginning, with the rest one press away. */
export function Folded({ children }: { children: ReactNode }) {
  const say = useWords(words)
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const shown = frame.current
    if (!shown || open) return
    const measure = () => setLong(shown.scrollHeight > shown.clientHeight + 1)
    const watcher = new ResizeObserver(measure)
    watcher.observe(shown)
    return () => watcher.disconnect()
  }, [open])
  return (
    <>
      <div ref={frame} id={id} className={styles.folded} data-open={open}>
        {children}
      </div>
      {long && (
        <UnstyledButton className={styles.more} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {say(open ? 'less' : 'more')}
        </UnstyledButton>
      )}
    </>
  )
}
