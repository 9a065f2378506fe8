import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { EditAccount } from '@/customers/account/edit-dialog'
import { account } from '@/customers/account/queries'
import { words as accountWords } from '@/customers/account/words'
import { CreateContact } from '@/customers/contact/create-dialog'
import { AddressesFail } from '@/customers/contact/failing'
import { contactPages } from '@/customers/contact/queries'
import { AccountContracts } from '@/customers/contract/account-contracts'
import { AccountMovements } from '@/customers/movement/account-movements'
import { Comments } from '@/desk/comment/comments'
import { Tasks } from '@/desk/task/tasks'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Held } from '@/listen/hold/held'
import { HoldBack } from '@/listen/hold/hold-back'
import { MoversPanel } from '@/listen/mover/movers-panel'
import { NoteCall } from '@/listen/observation/note-call'
import { NotesPanel } from '@/listen/observation/notes-panel'
import { surveyQuestions } from '@/listen/question/queries'
import type { Response } from '@/listen/response/queries'
import { byPerson } from '@/listen/response/rating'
import { hasWords, Said } from '@/listen/response/said'
import { useAllResponses } from '@/listen/response/use-all'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { AboutAccount, StateHistory } from './about'
import { AccountSentence } from './account-sentence'
import styles from './page.module.css'
import { Pairings } from './pairings'
import { PeopleTable } from './people-table'
import { personRows } from './person'
import { words } from './words'

const SHOWN = 10
const NONE: readonly Response[] = []

interface Props {
  /** What else can be done with it. */
  actions?: (account: string) => ReactNode
  /** What one should know before one speaks. */
  glance?: (account: string) => ReactNode
  /** What else belongs to it. */
  beside?: (account: string) => ReactNode
  /** All that happened with it in one order. */
  timeline?: (account: string) => ReactNode
}

/** One account: its people, how each answered last against their own last, who faces whom, what they said. */
export default function AccountPage({ actions, glance, beside, timeline }: Props) {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const sayAccount = useWords(accountWords)
  const date = useDates()
  const one = useQuery(account(id))
  const questions = useQuery(surveyQuestions)
  const people = useInfiniteQuery(contactPages({ account: id }, 200))
  const mayRead = useMay('read_answers')
  const heard = useAllResponses({ account: id, test: false, excluded: false }, mayRead)
  const responses = mayRead ? heard.all : NONE
  const rows = useMemo(
    () =>
      people.data && responses && questions.data
        ? personRows(
            people.data.pages.flatMap(({ items }) => items),
            byPerson(responses),
            questions.data,
          )
        : undefined,
    [people.data, responses, questions.data],
  )
  const mayWrite = useMay('write_customers')
  const seesNames = useMay('see_customers')
  const failed = [one, questions, people, heard].find(({ error }) => error)
  if (failed) return <ErrorState error={failed.error} onRetry={failed.refetch} />
  const name = one.data ? (one.data.name ?? one.data.external_id ?? sayAccount('unnamed')) : say('account')
  const about = one.data && `${sayAccount(one.data.state)} ${say('since', { day: date.day(one.data.state_since) })}`
  return (
    <>
      <PageHeader
        title={name}
        about={about}
        actions={
          one.data && (
            <>
              {mayWrite && <HoldBack whom={{ account: id }} />}
              {mayWrite && <EditAccount account={one.data} />}
              {actions?.(id)}
              <NoteCall whom={{ account: id }} primary />
            </>
          )
        }
      />
      {glance?.(id)}
      <AddressesFail people={people.data?.pages.flatMap(({ items }) => items)} />
      <Held of={{ account: id }} />
      <AccountSentence account={one.data} rows={rows} />
      <Panel title={say('people')} aside={mayWrite && seesNames && <CreateContact account={id} />}>
        <PeopleTable rows={rows} />
        {people.hasNextPage && (
          <More text={say('more_people')} busy={people.isFetchingNextPage} onMore={() => people.fetchNextPage()} />
        )}
      </Panel>
      <div className={styles.below}>
        {beside?.(id)}
        <Tasks about={id} />
        <Comments about={id} />
        <NotesPanel of={{ account: id }} />
        <AccountContracts account={id} />
        <AccountMovements account={id} />
      </div>
      <Columns>
        <div>
          <Words responses={responses} />
          {timeline?.(id)}
          <MoversPanel filter={{ account: id }} />
        </div>
        <div>
          <Pairings id={id} people={rows} />
          {one.data && <AboutAccount account={one.data} />}
          <StateHistory id={id} />
        </div>
      </Columns>
    </>
  )
}

function Words({ responses }: { responses: readonly Response[] | undefined }) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions).data
  const [n, show] = useState(SHOWN)
  const said = responses?.filter(hasWords)
  return (
    <Panel title={say('words')}>
      {said?.length === 0 && say('no_words')}
      {questions &&
        said
          ?.slice(0, n)
          .map((response) => <Said key={response.id} response={response} questions={questions} hide="account" />)}
      {said && said.length > n && <More text={say('more')} busy={false} onMore={() => show(n + SHOWN)} />}
    </Panel>
  )
}
