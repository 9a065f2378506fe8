import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { csv, download } from '@/lib/csv'
import { useWords } from '@/lib/words'
import styles from './customer-columns.module.css'
import { type Customers, KNOWN } from './header'
import { words } from './words'

/** Which columns a file of customers has. */
export function CustomerColumns({ kind }: { kind: Customers }) {
  const say = useWords(words)
  return (
    <section className={styles.about}>
      <h2 className={styles.title}>{say('columns_known')}</h2>
      <p className={styles.names}>
        {KNOWN[kind].map((name) => (
          <span key={name}>{say(`field_${name}`)}</span>
        ))}
      </p>
      <p className={styles.words}>{say(`${kind}_columns`)}</p>
      <Button
        mt="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconDownload size={16} />}
        onClick={() => download(`${kind}.csv`, csv(KNOWN[kind], []))}
      >
        {say('template')}
      </Button>
    </section>
  )
}
