import type { ReactNode } from 'react'
import styles from './keys.module.css'

/** Which keys do something here; not told where nobody has keys. */
export const Keys = ({ children }: { children: ReactNode }) => <span className={styles.keys}>{children}</span>
