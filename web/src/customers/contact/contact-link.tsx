import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import { contact } from './queries'
import { words } from './words'

/** The name of a person as far as the reader may see it, on the way to their page. */
export function ContactLink({ id }: { id: string }) {
  const say = useWords(words)
  const { data } = useQuery({ ...contact(id), staleTime: 300_000 })
  return (
    <TextLink to="/contacts/$id" params={{ id }} dir="auto" inherit>
      {data ? (data.name ?? say('unnamed')) : '…'}
    </TextLink>
  )
}
