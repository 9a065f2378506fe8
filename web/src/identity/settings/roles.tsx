import { useWords } from '@/lib/words'
import styles from './page.module.css'
import { words } from './words'

export const ROLES = ['owner', 'admin', 'analyst', 'manager', 'agent', 'viewer'] as const

/** What each role may do. */
export function Roles() {
  const say = useWords(words)
  return (
    <dl className={styles.roles}>
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{say(`role_${role}`)}</dt>
          <dd>{say(`about_${role}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
