import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { words } from './words'

/** Stands where a page of this release is still being made; the last of them takes this file with it. */
export default function UnbuiltPage() {
  const say = useWords(words)
  return <EmptyState title={say('unbuilt_title')}>{say('unbuilt')}</EmptyState>
}
