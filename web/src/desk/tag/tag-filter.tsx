import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { Choice } from '@/ui/choice'
import { tags } from './queries'
import { words } from './words'

interface Props {
  value: string | undefined
  onChange: (tag: string | null) => void
}

/** Filters a list by a tag, once there are any. */
export function TagFilter({ value, onChange }: Props) {
  const say = useWords(words)
  const known = useQuery(tags).data ?? []
  if (known.length === 0) return null
  return (
    <Choice
      label={say('one_tag')}
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
