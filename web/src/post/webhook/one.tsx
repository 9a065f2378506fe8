import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { Deliveries } from './deliveries'
import { changeWebhook, removeWebhook, tryOut, type Webhook } from './queries'
import { NewSecret } from './secret'
import styles from './settings.module.css'
import { Stands } from './stands'
import { WebhookDialog } from './webhook-dialog'
import { words } from './words'

/** One webhook: how it stands, what can be done with it, and what was sent to it. */
export function OneWebhook({ webhook, onBack }: { webhook: Webhook; onBack: () => void }) {
  const say = useWords(words)
  const dates = useDates()
  const { id, url, state, kinds, secrets, failing_since } = webhook
  const trying = useChange(tryOut, 'webhooks', 'webhook-deliveries')
  const turning = useChange(changeWebhook, 'webhooks', 'webhook-deliveries')
  const [asked, ask] = useState<'change' | 'secret' | 'remove'>()
  const close = () => ask(undefined)
  const old = secrets.find(({ ends_at }) => ends_at)
  return (
    <div className={styles.stack}>
      <section>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onBack}
        >
          {say('back')}
        </Button>
        <h2 className={styles.title}>{url}</h2>
        <div className={styles.facts}>
          <Stands webhook={webhook} />
          {failing_since && <p className={styles.bad}>{say('failing', { since: dates.ago(failing_since) })}</p>}
          {state === 'failed' && <p>{say('mend')}</p>}
          {old?.ends_at && <p>{say('both_sign', { until: dates.time(old.ends_at) })}</p>}
          <p className={styles.quiet}>{kinds ? kinds.join(', ') : say('kinds_all')}</p>
        </div>
        <div className={styles.actions}>
          {state === 'on' && (
            <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(id)}>
              {say('test')}
            </Button>
          )}
          <Button
            variant="default"
            loading={turning.isPending}
            onClick={() => turning.mutate({ id, state: state === 'on' ? 'off' : 'on' })}
          >
            {say(state === 'on' ? 'turn_off' : 'turn_on')}
          </Button>
          <Button variant="default" onClick={() => ask('secret')}>
            {say('new_secret')}
          </Button>
          <Button variant="default" onClick={() => ask('change')}>
            {say('change')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => ask('remove')}>
            {say('remove')}
          </Button>
        </div>
      </section>
      <Deliveries webhook={webhook} />
      {asked === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asked === 'secret' && <NewSecret webhook={webhook} onClose={close} />}
      {asked === 'remove' && <Remove webhook={webhook} onClose={close} onRemoved={onBack} />}
    </div>
  )
}

function Remove({ webhook, onClose, onRemoved }: { webhook: Webhook; onClose: () => void; onRemoved: () => void }) {
  const say = useWords(words)
  const removing = useChange(removeWebhook, 'webhooks')
  return (
    <Dialog opened onClose={onClose} title={say('remove_what', { url: webhook.url })}>
      <p className={styles.about}>{say('remove_about')}</p>
      <div className={styles.actions}>
        <Button
          color="red"
          loading={removing.isPending}
          onClick={() => removing.mutate(webhook.id, { onSuccess: onRemoved })}
        >
          {say('remove')}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {say('keep')}
        </Button>
      </div>
    </Dialog>
  )
}
