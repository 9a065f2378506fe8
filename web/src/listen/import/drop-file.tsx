import { Button, FileButton } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from './drop-file.module.css'
import { words } from './words'

interface Props {
  onFile: (file: File) => void
  waiting: boolean
}

/** Where a file is dropped or chosen. */
export function DropFile({ onFile, waiting }: Props) {
  const say = useWords(words)
  const [over, setOver] = useState(false)
  const hold = (held: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(held)
  }
  const drop = (event: DragEvent) => {
    hold(false)(event)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div className={styles.drop} data-over={over} onDragOver={hold(true)} onDragLeave={hold(false)} onDrop={drop}>
      <IconFileSpreadsheet size={32} stroke={1.25} aria-hidden="true" />
      <p className={styles.words}>{say('drop')}</p>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,.gz,text/csv">
        {(button) => (
          <Button {...button} loading={waiting}>
            {say('choose_file')}
          </Button>
        )}
      </FileButton>
      <p className={styles.hint}>{say('drop_hint')}</p>
    </div>
  )
}
