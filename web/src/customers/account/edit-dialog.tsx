import { EditRecord } from '@/customers/form/edit-record'
import { useLocale } from '@/lib/locale'
import { useAccountFields, withMoment } from './fields'
import { type Account, useChangeAccount } from './queries'

/** Changes an account. */
export function EditAccount({ account }: { account: Account }) {
  const { zone } = useLocale()
  const fields = useAccountFields(account)
  return (
    <EditRecord
      fields={fields}
      revision={account.revision}
      change={useChangeAccount(account.id)}
      body={(typed) => withMoment(typed, zone)}
    />
  )
}
