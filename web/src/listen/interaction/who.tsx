import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import type { Interaction } from './queries'
import { words } from './words'

/** Who did something, as far as anybody knows. */
export function WhoDid({ done: { contact, account, visitor } }: { done: Interaction }) {
  const say = useWords(words)
  if (!contact && !account) return visitor ? say('visitor', { name: visitor }) : say('nobody')
  return (
    <>
      {contact && (
        <TextLink inherit dir="auto" to="/contacts/$id" params={{ id: contact.id }}>
          {contact.name ?? contact.id}
        </TextLink>
      )}
      {contact && account && ' · '}
      {account && (
        <TextLink inherit dir="auto" to="/accounts/$id" params={{ id: account.id }}>
          {account.name ?? account.id}
        </TextLink>
      )}
    </>
  )
}
