import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { wordsOf } from '@/listen/survey/design/text'
import type { Results } from '@/listen/survey/queries'
import { Panel } from '@/ui/panel'
import styles from './results.module.css'
import { words } from './words'

/** How far people went who opened a link: page by page, where they stopped, and how long it took. */
export function PathPanel({ path, languages }: { path: Results['path']; languages: readonly string[] }) {
  const say = useWords(words)
  const number = useNumbers()
  const { started, pages } = path
  if (started === 0) return null
  const share = (n: number) => number.value((100 * n) / started, 'percent')
  return (
    <Panel title={say('path')} aside={say('path_aside', { n: started })}>
      <ol className={styles.path}>
        {pages.map(({ page, title, reached, stopped }, at) => (
          <li key={page}>
            <span className={styles.name} dir="auto">
              {wordsOf(title, languages) || say('page_n', { n: at + 1 })}
            </span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${(100 * reached) / started}%` }} />
            </span>
            <span className={styles.n}>
              {share(reached)} <span className={styles.quiet}>{say('reached', { n: reached, stopped })}</span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
