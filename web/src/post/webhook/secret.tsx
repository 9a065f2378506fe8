import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { MadeOnce } from '@/identity/settings/made-once'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { renewSecret, type Webhook } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** For how many hours an old secret may sign along. */
const HOURS = [24, 72, 168, 0] as const

/** Makes a new secret and shows it once. */
export function NewSecret({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const say = useWords(words)
  const [hours, setHours] = useState<number>(HOURS[0])
  const renewing = useChange(renewSecret, 'webhooks')
  const secret = renewing.data?.secret
  if (secret) return <MadeOnce title={say('secret')} about={say('secret_once')} secret={secret} onClose={onClose} />
  return (
    <Dialog opened onClose={onClose} title={say('new_secret')}>
      <div className={styles.form}>
        <Select
          label={say('overlap')}
          description={say('overlap_about')}
          allowDeselect={false}
          data={HOURS.map((hours) => ({ value: String(hours), label: say(`hours_${hours}`) }))}
          value={String(hours)}
          onChange={(value) => setHours(Number(value))}
        />
        <Button loading={renewing.isPending} onClick={() => renewing.mutate({ id: webhook.id, hours })}>
          {say('make_secret')}
        </Button>
      </div>
    </Dialog>
  )
}
