import ContactPage from '@/listen/contact/page'
import { CasesPanel } from '@/manage/case/cases-panel'
import { OpenCase } from '@/manage/case/open-case'

/** A person with what is done about them. */
export default function Contact() {
  return (
    <ContactPage
      actions={({ id, account }) => <OpenCase from={{ contact: id, account: account ?? undefined }} />}
      beside={({ id }) => <CasesPanel of={{ contact: id }} />}
    />
  )
}
