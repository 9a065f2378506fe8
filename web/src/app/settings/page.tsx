import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useHere } from '@/app/member'
import navigation from '@/app/shell/navigation.module.css'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import styles from './page.module.css'
import { type Group, groups } from './places'
import { words } from './words'

/** Settings of all stages: a list by what people look for, and beside it what is set. On the phone one after the other. */
export default function SettingsPage() {
  const say = useWords(words)
  const [{ tab }] = useAddress(['tab'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const seen = useSeen()
  const places = seen.flatMap(({ places }) => places)
  const shown = places.find((place) => place.tab === tab) ?? (phone ? undefined : places[0])
  if (!shown)
    return (
      <>
        <PageHeader title={say('title')} />
        <List groups={seen} shown={undefined} />
      </>
    )
  const { title, Part } = shown
  return (
    <div className={styles.page}>
      {phone ? (
        <Link to="/settings" className={styles.back}>
          <IconChevronLeft size={16} aria-hidden="true" />
          {say('title')}
        </Link>
      ) : (
        <List groups={seen} shown={shown.tab} />
      )}
      <div className={styles.part} key={shown.tab}>
        <PageHeader title={say(title)} />
        <Part />
      </div>
    </div>
  )
}

/** The groups with what somebody of these rights may see. */
function useSeen(): readonly Group[] {
  const { rights } = useHere().membership
  return groups
    .map(({ title, places }) => ({ title, places: places.filter(({ right }) => !right || rights.includes(right)) }))
    .filter(({ places }) => places.length)
}

function List({ groups, shown }: { groups: readonly Group[]; shown: string | undefined }) {
  const say = useWords(words)
  return (
    <nav className={styles.list} aria-label={say('title')}>
      {groups.map(({ title, places }) => (
        <div key={title} className={navigation.group}>
          <div className={navigation.title} id={`settings-${title}`}>
            {say(title)}
          </div>
          <ul aria-labelledby={`settings-${title}`}>
            {places.map(({ tab, title: name }) => (
              <li key={tab}>
                <Link
                  to="/settings"
                  search={{ tab } as never}
                  className={navigation.item}
                  {...(tab === shown ? { 'aria-current': 'page', 'data-status': 'active' } : {})}
                >
                  {say(name)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
