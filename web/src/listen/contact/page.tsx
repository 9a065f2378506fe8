import { Anchor, Button, Menu, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { AccountLink } from '@/customers/account/account-link'
import { attributesOf } from '@/customers/attribute/queries'
import { Consents } from '@/customers/contact/consents'
import { EditContact } from '@/customers/contact/edit-dialog'
import { AddressFails } from '@/customers/contact/failing'
import { type Contact, contact, usePersonalExport } from '@/customers/contact/queries'
import { words as person } from '@/customers/contact/words'
import { Comments } from '@/desk/comment/comments'
import { Tasks } from '@/desk/task/tasks'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Held } from '@/listen/hold/held'
import { HoldBack } from '@/listen/hold/hold-back'
import { Did } from '@/listen/interaction/did'
import { NoteCall } from '@/listen/observation/note-call'
import { NotesPanel } from '@/listen/observation/notes-panel'
import { surveyQuestions } from '@/listen/question/queries'
import type { Response } from '@/listen/response/queries'
import { Said } from '@/listen/response/said'
import { useAllResponses } from '@/listen/response/use-all'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { EraseContact } from './erase-dialog'
import { LastSentence } from './last-sentence'
import { words } from './words'

const SHOWN = 20

interface Props {
  /** What else can be done. */
  actions?: (contact: Contact) => ReactNode
  /** What else belongs to them. */
  beside?: (contact: Contact) => ReactNode
}

/** One person: how they answered last, who they are, what they agreed to, all they said in order of time. */
export default function ContactPage({ actions, beside }: Props) {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const sayPerson = useWords(person)
  const one = useQuery(contact(id))
  const responses = useAllResponses({ contact: id }, useMay('read_answers'))
  const questions = useQuery(surveyQuestions)
  if (one.error) return <ErrorState error={one.error} onRetry={one.refetch} />
  const name = one.data ? (one.data.name ?? sayPerson('unnamed')) : say('person')
  return (
    <>
      <PageHeader
        title={name}
        about={one.data && <About contact={one.data} />}
        actions={
          one.data && (
            <Actions contact={one.data} responses={responses.all?.length}>
              {actions?.(one.data)}
            </Actions>
          )
        }
      />
      {one.data && <AddressFails contact={one.data} />}
      <Held of={{ contact: id }} />
      {one.data?.account && <Held of={{ account: one.data.account }} within />}
      <LastSentence responses={responses.all} questions={questions.data} />
      <Columns>
        <div>
          {one.data && beside?.(one.data)}
          <Tasks about={id} />
          <Comments about={id} />
          <NotesPanel of={{ contact: id }} />
          <Panel title={say('answers')}>
            {responses.error && <ErrorState error={responses.error} onRetry={responses.refetch} />}
            <Answers responses={responses.all} />
          </Panel>
        </div>
        <div>
          <Panel title={sayPerson('about')}>{one.data ? <Who contact={one.data} /> : <Skeleton height={240} />}</Panel>
          <Consents id={id} />
          <Did of={{ contact: id }} />
        </div>
      </Columns>
    </>
  )
}

function About({ contact: { title, account } }: { contact: Contact }) {
  return (
    <>
      {title}
      {title && account && ' · '}
      {account && <AccountLink id={account} />}
    </>
  )
}

interface ActionsProps {
  contact: Contact
  responses: number | undefined
  children?: ReactNode
}

function Actions({ contact, responses, children }: ActionsProps) {
  const say = useWords(words)
  const handOut = usePersonalExport(contact.id)
  const mayErase = useMay('erase')
  const mayExport = useMay('export')
  const mayWrite = useMay('write_customers')
  const tell = (message: string) => notifications.show({ message })
  const [erasing, erase] = useState(false)
  const mayTake = mayExport && !contact.hidden
  const take = () =>
    handOut.mutate(undefined, {
      onSuccess: () => tell(say('exported')),
      onError: (error) => tell(say('failed', { why: error.message })),
    })
  return (
    <>
      <HoldBack whom={{ contact: contact.id }} />
      {mayWrite && <EditContact contact={contact} />}
      {(mayTake || mayErase) && (
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button variant="subtle" color="gray" loading={handOut.isPending}>
              {say('further')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayTake && <Menu.Item onClick={take}>{say('export')}</Menu.Item>}
            {mayErase && <Menu.Item onClick={() => erase(true)}>{say('erase')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {children}
      <NoteCall whom={{ contact: contact.id, account: contact.account ?? undefined }} primary />
      {erasing && <EraseContact id={contact.id} responses={responses} onClose={() => erase(false)} />}
    </>
  )
}

function Who({ contact }: { contact: Contact }) {
  const say = useWords(person)
  const date = useDates()
  const attributes = useQuery(attributesOf('contact')).data ?? []
  const { role, mail, phone, language, zone, external_id, hidden } = contact
  return (
    <>
      {hidden && <p>{say('hidden_why')}</p>}
      <Facts
        facts={[
          [say('role'), role && say(role)],
          ...(hidden
            ? []
            : ([
                [
                  say('mail'),
                  mail && (
                    <Anchor inherit href={`mailto:${mail}`}>
                      {mail}
                    </Anchor>
                  ),
                ],
                [
                  say('phone'),
                  phone && (
                    <Anchor inherit href={`tel:${phone}`}>
                      {phone}
                    </Anchor>
                  ),
                ],
                [say('external_id'), external_id],
              ] as const)),
          [say('language'), language],
          [say('zone'), zone],
          ...attributes.map(
            ({ name, label, kind }) =>
              [label, shown(contact.attributes[name], kind === 'date' ? date.day : String)] as const,
          ),
        ]}
      />
    </>
  )
}

const shown = (value: unknown, write: (text: string) => string) =>
  value === null || value === undefined ? null : write(String(value))

function Answers({ responses }: { responses: readonly Response[] | undefined }) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions).data
  const [n, show] = useState(SHOWN)
  if (!responses || !questions) return <Skeleton height={320} />
  if (responses.length === 0) return say('nothing')
  return (
    <>
      {responses.slice(0, n).map((response) => (
        <Said key={response.id} response={response} questions={questions} hide="contact" />
      ))}
      {responses.length > n && <More text={say('more')} busy={false} onMore={() => show(n + SHOWN)} />}
    </>
  )
}
