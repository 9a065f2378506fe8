import { SegmentedControl } from '@mantine/core'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { CustomerColumns } from './customer-columns'
import { DropFile } from './drop-file'
import { FormerImports } from './former-imports'
import styles from './page.module.css'
import type { Kind } from './queries'
import { words } from './words'

const KINDS: readonly Kind[] = ['responses', 'accounts', 'contacts', 'contracts', 'movements']

interface Props {
  kind: Kind
  onKind: (kind: Kind) => void
  onFile: (file: File) => void
  waiting: boolean
  error: Error | null
}

/** What it is, and which file. */
export function BeginStep({ kind, onKind, onFile, waiting, error }: Props) {
  const say = useWords(words)
  return (
    <>
      <SegmentedControl
        className={styles.kinds}
        aria-label={say('what')}
        data={KINDS.map((value) => ({ value, label: say(value) }))}
        value={kind}
        onChange={(value) => onKind(value as Kind)}
      />
      {error && <ErrorState error={error} />}
      <DropFile onFile={onFile} waiting={waiting} />
      {kind === 'responses' ? (
        <p className={styles.about}>{say('responses_about')}</p>
      ) : (
        <CustomerColumns kind={kind} />
      )}
      <FormerImports />
    </>
  )
}
