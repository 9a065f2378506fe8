import type { Schemas } from '@/api/client'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Table } from './matrix'
import styles from './rules-form.module.css'
import { words } from './words'

/** Who would move if other rules held. */
export function RulesPreview({ preview }: { preview: Schemas['ClassPreview'] }) {
  const say = useWords(words)
  const { language } = useLocale()
  const moved = preview.moves.reduce((sum, { was, is, count }) => sum + (was === is ? 0 : count), 0)
  return (
    <div className={styles.stack} role="status">
      <strong>{say('preview_title', { n: moved })}</strong>
      {preview.looked < preview.all && (
        <p className={styles.about}>{say('preview_part', { looked: preview.looked, all: preview.all })}</p>
      )}
      {moved > 0 && <Table moves={preview.moves} />}
      <ul className={styles.examples}>
        {preview.examples.map((one) => (
          <li key={one.account ?? one.contact}>
            <p dir="auto">
              <strong>{one.name ?? say('unnamed')}</strong> {say('step', { was: say(one.was), class: say(one.is) })}
            </p>
            <p className={styles.about}>{one.sentence[language]}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
