import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useHere } from '@/app/member'
import { words } from '@/app/words'
import { addressOf } from '@/app/workspace'
import { useWords } from '@/lib/words'
import styles from './workspace-switch.module.css'

/** The workspace one is in; with several, a menu of them. Changing is a new start, so that nothing of the one shows in the other. */
export function WorkspaceSwitch() {
  const say = useWords(words)
  const { session, membership } = useHere()
  const name = (
    <>
      <img src="/touchstone.svg" alt="" width="28" height="28" />
      <span className={styles.name}>{membership.name}</span>
    </>
  )
  if (session.workspaces.length < 2) return <div className={styles.switch}>{name}</div>
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.switch} aria-label={`${say('workspace')}: ${membership.name}`}>
          {name}
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('workspace')}</Menu.Label>
        {session.workspaces.map((one) => (
          <Menu.Item
            key={one.key}
            component="a"
            href={addressOf(one.key)}
            rightSection={one.key === membership.key && <IconCheck size={16} />}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
