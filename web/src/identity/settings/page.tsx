import { Tabs } from '@mantine/core'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { Attributes } from './attributes'
import { Audit } from './audit'
import { Members } from './members'
import styles from './page.module.css'
import { Teams } from './teams'
import { Tokens } from './tokens'
import { words } from './words'
import { WorkspaceForm } from './workspace-form'
import { You } from './you'

/** Who works here, and how the house is set. */
export default function SettingsPage() {
  const say = useWords(words)
  const [{ tab }, go] = useAddress(['tab'])
  const tokens = useMay('manage_tokens')
  const audit = useMay('read_audit')
  const parts = [
    { key: 'members', Part: Members },
    { key: 'teams', Part: Teams },
    { key: 'workspace', Part: WorkspaceForm },
    { key: 'attributes', Part: Attributes },
    ...(tokens ? [{ key: 'tokens', Part: Tokens } as const] : []),
    ...(audit ? [{ key: 'audit', Part: Audit } as const] : []),
    { key: 'you', Part: You },
  ] as const
  const shown = parts.find(({ key }) => key === tab) ?? parts[0]
  return (
    <>
      <PageHeader title={say('title')} />
      <Tabs value={shown.key} onChange={(key) => go({ tab: key })} keepMounted={false}>
        <Tabs.List className={styles.tabs ?? ''}>
          {parts.map(({ key }) => (
            <Tabs.Tab key={key} value={key}>
              {say(key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ key, Part }) => (
          <Tabs.Panel key={key} value={key} className={styles.part ?? ''}>
            <Part />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
