import { EditRecord } from '@/customers/form/edit-record'
import { useContactFields } from './fields'
import { type Contact, useChangeContact } from './queries'

/** Changes a person. */
export function EditContact({ contact }: { contact: Contact }) {
  const fields = useContactFields(contact)
  return <EditRecord fields={fields} revision={contact.revision} change={useChangeContact(contact.id)} />
}
