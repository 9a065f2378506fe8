import type { LinkProps } from '@tanstack/react-router'
import type { Todo } from './queries'

/** Where something is done. */
export function placeOf({ kind, id, account, contact, survey, about }: Todo): LinkProps {
  if (kind === 'case') return { to: '/cases/$id', params: { id } }
  if (kind === 'alert') return { to: '/alerts/$id', params: { id } }
  if (kind === 'interview') {
    const search = { invitation: id, survey, account: account?.id, contact: contact?.id }
    return { to: '/notes/interview', search: search as never }
  }
  if ((kind === 'contract' || kind === 'silence') && account) return { to: '/accounts/$id', params: { id: account.id } }
  return about ? placeOfRecord(about) : { to: '/' }
}

/** The page of a record by its noun. */
function placeOfRecord({ noun, id }: { noun: string; id: string }): LinkProps {
  const to = { account: '/accounts/$id', contact: '/contacts/$id', case: '/cases/$id', observation: '/notes/$id' }[noun]
  return to ? ({ to, params: { id } } as LinkProps) : { to: '/' }
}
