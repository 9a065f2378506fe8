import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type PickerProps, RecordPicker, useTyping } from '@/customers/form/record-picker'
import { contact, contactsFound } from './queries'

/** Chooses one person by the beginning of a name or mail address. */
export function ContactPicker(props: PickerProps) {
  const typing = useTyping()
  const picked = useQuery({ ...contact(props.value ?? ''), enabled: Boolean(props.value) }).data
  const found = useQuery({
    ...contactsFound(typing.q),
    enabled: typing.q.length > 0,
    placeholderData: keepPreviousData,
  }).data
  return <RecordPicker {...props} typing={typing} picked={picked} found={found} />
}
