import { Drawer, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useHere } from '@/app/member'
import { words } from '@/app/words'
import { useWords } from '@/lib/words'
import styles from './navigation.module.css'
import { type Place, story } from './places'
import { WorkspaceSwitch } from './workspace-switch'

/** The navigation beside the page. */
export function SideBar() {
  const say = useWords(words)
  return (
    <div className={styles.side}>
      <div className={styles.sticky}>
        <WorkspaceSwitch />
        <nav aria-label={say('main')}>
          <Story />
        </nav>
      </div>
    </div>
  )
}

function usePlaces() {
  const { rights } = useHere().membership
  const seen = ({ right }: Place) => !right || rights.includes(right)
  return story
    .map(({ places, ...group }) => ({ ...group, places: places.filter(seen) }))
    .filter(({ places }) => places.length)
}

function Story({ onGo }: { onGo?: () => void }) {
  const say = useWords(words)
  return usePlaces().map(({ title, places }) => (
    <div key={places[0]?.to} className={styles.group}>
      {title && <div className={styles.title}>{say(title)}</div>}
      {places.map(({ to, title: name, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={styles.item}
          activeOptions={{ exact: to === '/' }}
          {...(onGo ? { onClick: onGo } : {})}
        >
          <Icon size={20} stroke={1.5} aria-hidden="true" />
          {say(name)}
        </Link>
      ))}
    </div>
  ))
}

/** The bar under the page on the phone. */
export function BottomBar() {
  const say = useWords(words)
  const [opened, { open, close }] = useDisclosure()
  const places = usePlaces().flatMap((group) => group.places.filter(({ phone }) => phone))
  return (
    <nav className={styles.bottom} aria-label={say('main')}>
      {places.map(({ to, title, short, icon: Icon }) => (
        <Link key={to} to={to} className={styles.tab} activeOptions={{ exact: to === '/' }}>
          <Icon size={22} stroke={1.5} aria-hidden="true" />
          {say(short ?? title)}
        </Link>
      ))}
      <UnstyledButton className={styles.tab} aria-haspopup="dialog" aria-expanded={opened} onClick={open}>
        <IconMenu2 size={22} stroke={1.5} aria-hidden="true" />
        {say('more')}
      </UnstyledButton>
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={say('main')}>
        <Story onGo={close} />
        <WorkspaceSwitch />
      </Drawer>
    </nav>
  )
}
