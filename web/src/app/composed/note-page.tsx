import NotePage from '@/listen/observation/note-page'
import { OpenCase } from '@/manage/case/open-case'

/** A note, and a case about it. */
export default function Note() {
  return (
    <NotePage
      actions={({ id, contact, account, touchpoint }) => (
        <OpenCase from={{ observation: id, contact: contact?.id, account: account?.id, touchpoint: touchpoint?.key }} />
      )}
    />
  )
}
