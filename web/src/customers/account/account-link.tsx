import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import { account } from './queries'
import { words } from './words'

/** The name of an account, on the way to its page. */
export function AccountLink({ id }: { id: string }) {
  const say = useWords(words)
  const { data } = useQuery({ ...account(id), staleTime: 300_000 })
  return (
    <TextLink to="/accounts/$id" params={{ id }} dir="auto" inherit>
      {data ? (data.name ?? data.external_id ?? say('unnamed')) : '…'}
    </TextLink>
  )
}
