import type { LinkProps } from '@tanstack/react-router'
import type { Schemas } from '@/api/client'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import { words } from './words'

export type RecordRef = Schemas['RecordRef']

/** Where the records of each noun are shown; rooms with pages of their own add theirs. */
const PAGES: Readonly<Record<string, NonNullable<LinkProps['to']>>> = {
  account: '/accounts/$id',
  alert: '/alerts/$id',
  case: '/cases/$id',
  contact: '/contacts/$id',
  observation: '/notes/$id',
  touchpoint: '/touchpoints/$id',
}

/** The page of a record, where it has one. */
export const pageOf = ({ noun }: RecordRef): LinkProps['to'] => PAGES[noun]

/** What a record is called, or else what it is. */
export function useRecordName(): (record: RecordRef) => string {
  const say = useWords(words)
  return ({ noun, name }) => name || say('noun', { noun })
}

/** A record by its name, with the way to it. */
export function RecordLink({ record }: { record: RecordRef }) {
  const name = useRecordName()(record)
  const to = pageOf(record)
  return to ? (
    <TextLink to={to} params={{ id: record.id } as never}>
      {name}
    </TextLink>
  ) : (
    name
  )
}
