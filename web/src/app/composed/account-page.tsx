import { Glance } from '@/manage/account/glance'
import { CasesPanel } from '@/manage/case/cases-panel'
import { OpenCase } from '@/manage/case/open-case'
import { PlaybookRuns } from '@/manage/playbook/runs-panel'
import { Timeline } from '@/manage/timeline/timeline'
import { AccountAlerts } from '@/monitor/alert/account-alerts'
import { ClassPanel } from '@/monitor/class/class-panel'
import AccountPage from '@/success/account/page'

/** An account with what it is taken for and what is done about it. */
export default function Account() {
  return (
    <AccountPage
      actions={(account) => <OpenCase from={{ account }} />}
      beside={(account) => (
        <>
          <ClassPanel account={account} />
          <AccountAlerts account={account} />
          <CasesPanel of={{ account }} />
          <PlaybookRuns of={{ account }} about={account} />
        </>
      )}
      glance={(account) => <Glance account={account} />}
      timeline={(account) => <Timeline account={account} />}
    />
  )
}
