import { Kbd, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { words } from '@/app/words'
import { Bell } from '@/desk/notice/bell'
import { useWords } from '@/lib/words'
import { palette } from './palette'
import { PersonMenu } from './person-menu'
import styles from './top-bar.module.css'

/** Search from everywhere, and oneself. */
export function TopBar() {
  const say = useWords(words)
  const mac = navigator.platform.startsWith('Mac')
  return (
    <header className={styles.bar}>
      <UnstyledButton className={styles.search} onClick={palette.open} aria-keyshortcuts={mac ? 'Meta+K' : 'Control+K'}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={styles.words}>{say('search')}</span>
        <Kbd className={styles.keys} size="xs" aria-hidden="true">
          {mac ? '⌘' : 'Ctrl'} K
        </Kbd>
      </UnstyledButton>
      <div className={styles.own}>
        <Bell />
        <PersonMenu />
      </div>
    </header>
  )
}
