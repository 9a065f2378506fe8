import ResponsesPage from '@/listen/response/page'
import { OpenCase } from '@/manage/case/open-case'

/** What customers say, and a case about any of it. */
export default function Responses() {
  return (
    <ResponsesPage
      actions={({ id, contact, account, answers }) => (
        <OpenCase
          from={{
            response: id,
            contact: contact?.id,
            account: account?.id,
            touchpoint: answers.find(({ touchpoint }) => touchpoint)?.touchpoint ?? undefined,
          }}
        />
      )}
    />
  )
}
