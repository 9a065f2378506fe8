import { Modal, type ModalProps } from '@mantine/core'
import { useWords } from '@/lib/words'
import { words } from './words'

/** Something asked or shown over the page, closed as every dialog is. */
export function Dialog(props: ModalProps) {
  const say = useWords(words)
  return <Modal closeButtonProps={{ 'aria-label': say('close') }} {...props} />
}
