import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useHere } from '@/app/member'
import { words } from '@/app/words'
import { ExpiredDialog } from '@/identity/session/expired-dialog'
import { workspace as workspaceHere } from '@/identity/settings/queries'
import { LocaleProvider } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { GoneBanner } from './gone-banner'
import { BottomBar, SideBar } from './navigation'
import { Palette } from './palette'
import styles from './shell.module.css'
import { TopBar } from './top-bar'

/** The house around every page; numbers and dates are those of the workspace. */
export function Shell() {
  const say = useWords(words)
  const { session } = useHere()
  const { data: workspace } = useQuery(workspaceHere)
  return (
    <LocaleProvider {...(workspace ? { locale: workspace.locale, zone: workspace.zone } : {})}>
      <a className={styles.skip} href="#page">
        {say('skip')}
      </a>
      <div className={styles.shell}>
        <SideBar />
        <div className={styles.column}>
          <TopBar />
          <GoneBanner />
          <main id="page" className={styles.page} tabIndex={-1}>
            {workspace && <Outlet />}
          </main>
        </div>
        <BottomBar />
      </div>
      <Palette />
      <ExpiredDialog mail={session.mail} />
    </LocaleProvider>
  )
}
