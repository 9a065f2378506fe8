import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type PickerProps, RecordPicker, useTyping } from '@/customers/form/record-picker'
import { account, accountsFound } from './queries'

/** Chooses one account by the beginning of its name. */
export function AccountPicker(props: PickerProps) {
  const typing = useTyping()
  const picked = useQuery({ ...account(props.value ?? ''), enabled: Boolean(props.value) }).data
  const found = useQuery({
    ...accountsFound(typing.q),
    enabled: typing.q.length > 0,
    placeholderData: keepPreviousData,
  }).data
  return <RecordPicker {...props} typing={typing} picked={picked} found={found} />
}
