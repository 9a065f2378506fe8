import { useMay } from '@/identity/session/may'
import SettingsPage from '@/identity/settings/page'
import { Journey } from '@/journeys/settings/journey'
import { useWords } from '@/lib/words'
import { Fatigue } from '@/listen/fatigue/settings'
import { Sources } from '@/listen/source/settings'
import { MailSettings } from '@/post/settings/mail-settings'
import { words } from './words'

/** Settings of all stages on one page. */
export default function Settings() {
  const say = useWords(words)
  const manages = useMay('manage_workspace')
  const reads = useMay('read_answers')
  return (
    <SettingsPage
      further={[
        { key: 'touchpoints', title: say('touchpoints'), Part: Journey },
        { key: 'sources', title: say('sources'), Part: Sources },
        ...(reads ? [{ key: 'fatigue', title: say('fatigue'), Part: Fatigue }] : []),
        ...(manages ? [{ key: 'mail', title: say('mail'), Part: MailSettings }] : []),
      ]}
    />
  )
}
