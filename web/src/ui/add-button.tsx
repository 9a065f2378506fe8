import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import styles from './add-button.module.css'

/** One more of something, at the end of its list. */
export function AddButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button
      className={styles.add ?? ''}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconPlus size={16} />}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
