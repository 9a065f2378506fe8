import { useWords } from '@/lib/words'
import type { TagColour, WornTag } from './queries'
import styles from './tag-mark.module.css'
import { words } from './words'

/** A tag by its name, with the dot of its colour. */
export function TagMark({ name, colour }: { name: string; colour: TagColour }) {
  return (
    <span className={styles.tag} data-colour={colour} dir="auto">
      {name}
    </span>
  )
}

/** The tags of a record. */
export function TagMarks({ worn }: { worn: readonly WornTag[] | undefined }) {
  const say = useWords(words)
  if (!worn?.length) return null
  return (
    <ul className={styles.tags} aria-label={say('tags')}>
      {worn.map((tag) => (
        <li key={tag.id}>
          <TagMark {...tag} />
        </li>
      ))}
    </ul>
  )
}
