import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Deliveries } from './deliveries'
import { Head } from './head'
import { changeWebhook, removeWebhook, type Webhook } from './queries'
import { RemoveDialog } from './remove-dialog'
import { NewSecret } from './secret'
import styles from './settings.module.css'
import { Steps } from './steps'
import { WebhookDialog } from './webhook-dialog'
import { words } from './words'

/** One webhook: how it stands, what can be done with it, and what was sent to it. */
export function OneWebhook({ webhook, onBack }: { webhook: Webhook; onBack: () => void }) {
  const say = useWords(words)
  const dates = useDates()
  const { id, url, kinds, fault, secrets } = webhook
  const [asked, ask] = useState<'change' | 'secret' | 'remove'>()
  const close = () => ask(undefined)
  const old = secrets.find(({ ends_at }) => ends_at)
  return (
    <div className={styles.stack}>
      <section>
        <Head
          told={webhook}
          name={url}
          back={say('back')}
          fault={fault && say(`fault_${fault}`)}
          mend={say('mend')}
          onBack={onBack}
        >
          {old?.ends_at && <p>{say('both_sign', { until: dates.time(old.ends_at) })}</p>}
          <p className={styles.quiet}>{kinds ? kinds.join(', ') : say('kinds_all')}</p>
        </Head>
        <Steps
          told={webhook}
          test={say('test')}
          turn={changeWebhook}
          onChange={() => ask('change')}
          onRemove={() => ask('remove')}
        >
          <Button variant="default" onClick={() => ask('secret')}>
            {say('new_secret')}
          </Button>
        </Steps>
      </section>
      <Deliveries webhook={webhook} />
      {asked === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asked === 'secret' && <NewSecret webhook={webhook} onClose={close} />}
      {asked === 'remove' && (
        <RemoveDialog
          title={say('remove_what', { url })}
          about={say('remove_about')}
          remove={() => removeWebhook(id)}
          onClose={close}
          onRemoved={onBack}
        />
      )}
    </div>
  )
}
