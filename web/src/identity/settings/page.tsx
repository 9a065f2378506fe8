import { Tabs } from '@mantine/core'
import { type ComponentType, useEffect, useRef } from 'react'
import { Audit } from '@/identity/audit/audit'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { Attributes } from './attributes'
import { Members } from './members'
import styles from './page.module.css'
import { Teams } from './teams'
import { Tokens } from './tokens'
import { words } from './words'
import { WorkspaceForm } from './workspace-form'
import { You } from './you'

interface Props {
  /** What other stages have to set, behind the workspace. */
  further: readonly { key: string; title: string; Part: ComponentType }[]
}

/** Who works here, and how the house is set. */
export default function SettingsPage({ further }: Props) {
  const say = useWords(words)
  const [{ tab }, go] = useAddress(['tab'])
  const tokens = useMay('manage_tokens')
  const audit = useMay('read_audit')
  const own = (key: keyof typeof words.en, Part: ComponentType) => ({ key, title: say(key), Part })
  const parts: Props['further'] = [
    own('members', Members),
    own('teams', Teams),
    own('workspace', WorkspaceForm),
    ...further,
    own('attributes', Attributes),
    ...(tokens ? [own('tokens', Tokens)] : []),
    ...(audit ? [own('audit', Audit)] : []),
    own('you', You),
  ]
  const shown = parts.find(({ key }) => key === tab) ?? parts[0]
  const bar = useRef<HTMLDivElement>(null)
  const key = shown?.key
  useEffect(() => {
    if (key) bar.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [key])
  return (
    <>
      <PageHeader title={say('title')} />
      <Tabs value={shown?.key ?? null} onChange={(key) => go({ tab: key })} keepMounted={false}>
        <Tabs.List ref={bar} className={styles.tabs ?? ''}>
          {parts.map(({ key, title }) => (
            <Tabs.Tab key={key} value={key}>
              {title}
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
