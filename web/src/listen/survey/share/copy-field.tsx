import { Button, CopyButton, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './share.module.css'
import { words } from './words'

/** Something to be copied, with the button that does so. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const say = useWords(words)
  return (
    <div className={styles.copy}>
      <TextInput label={label} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={copied ? undefined : say('copy_what', { label })}>
            {say(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
