import { OpenCase } from '@/manage/case/open-case'
import AlertPage from '@/monitor/alert/alert-page'

/** An alert, and a case about the customer it is about. */
export default function Alert() {
  return (
    <AlertPage
      actions={({ id, account, contact, touchpoint }) =>
        (account || contact) && (
          <OpenCase from={{ alert: id, account: account?.id, contact: contact?.id, touchpoint: touchpoint?.key }} />
        )
      }
    />
  )
}
