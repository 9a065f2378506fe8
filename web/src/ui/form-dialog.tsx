import type { ModalProps } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Dialog } from './dialog'

/** A dialog with a form: wide enough for two fields beside each other, and the whole screen of a phone. */
export function FormDialog(props: ModalProps) {
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  return <Dialog size={640} fullScreen={narrow === true} {...props} />
}
