import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { IconCloudOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { server } from '@/api/link'
import { words } from '@/app/words'
import { useWords } from '@/lib/words'
import styles from './gone-banner.module.css'

/** Says that the server does not answer, knocks every few seconds, and reads everything anew when it is back. */
export function GoneBanner() {
  const say = useWords(words)
  const client = useQueryClient()
  const gone = server.use() === 'gone'
  const knock = useCallback(async () => {
    const answer = await fetch('/healthz').catch(() => null)
    if (!answer?.ok) return
    server.set('there')
    await client.invalidateQueries()
  }, [client])
  const { start, stop } = useInterval(knock, 5000)
  useEffect(() => {
    if (gone) start()
    return stop
  }, [gone, start, stop])
  if (!gone) return null
  return (
    <div className={styles.banner} role="status">
      <IconCloudOff size={20} aria-hidden="true" />
      <span className={styles.words}>{say('gone')}</span>
      <Button variant="default" size="compact-sm" onClick={knock}>
        {say('gone_again')}
      </Button>
    </div>
  )
}
