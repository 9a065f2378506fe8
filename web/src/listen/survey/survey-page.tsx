import { Button, Menu, Skeleton, Tabs } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { save } from '@/lib/csv'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { showUndo } from '@/ui/undo'
import { useBegin } from './begin/use-begin'
import { draftOf, type Survey, survey, useRemoveSurvey, useTakeAnswers } from './queries'
import { RenameDialog } from './rename-dialog'
import { StateMark } from './state-mark'
import { words } from './words'

const Builder = lazy(() => import('./builder/builder'))
const Share = lazy(() => import('./share/share'))
const Results = lazy(() => import('./results/results'))

/** One survey: how it is built, how people get to it, what they answered. */
export default function SurveyPage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const [{ tab }, go] = useAddress(['tab', 'edit'])
  const { data, error, refetch } = useQuery(survey(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  const imported = data.state === 'imported'
  const usual = mayWrite && data.state === 'draft' ? 'build' : 'results'
  const tabs = imported
    ? (['results'] as const)
    : mayWrite
      ? (['build', 'share', 'results'] as const)
      : (['results'] as const)
  const shown = tabs.find((key) => key === tab) ?? tabs.find((key) => key === usual) ?? 'results'
  return (
    <>
      <PageHeader
        title={data.name}
        about={<StateMark state={data.state} pending={data.unpublished && data.version != null} />}
        actions={mayWrite && !imported && <Actions survey={data} />}
      />
      <Tabs value={shown} onChange={(key) => go({ tab: key, edit: null })} keepMounted={false}>
        <Tabs.List mb="sm">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Suspense fallback={<Skeleton height={640} />}>
          <Tabs.Panel value="build">
            <Builder key={id} survey={data} onPublished={() => go({ tab: 'share', edit: null })} />
          </Tabs.Panel>
          <Tabs.Panel value="share">
            <Share survey={data} />
          </Tabs.Panel>
          <Tabs.Panel value="results">
            {imported && <EmptyState title={say('imported_title')}>{say('imported_about')}</EmptyState>}
            <Results survey={data} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
    </>
  )
}

/** What is done with the survey as a whole. */
function Actions({ survey: { id, name, state, responses, ...rest } }: { survey: Survey }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [renaming, rename] = useState(false)
  const copying = useBegin()
  const removing = useRemoveSurvey()
  const taking = useTakeAnswers(id)
  const tell = (error: Error) => notifications.show({ message: error.message, role: 'alert' })
  const { definition } = draftOf({ id, name, state, responses, ...rest })
  const download = () => {
    const file = new Blob([JSON.stringify(definition, null, 2), '\n'], { type: 'application/json' })
    const address = URL.createObjectURL(file)
    save(`${rest.key}.json`, address)
    URL.revokeObjectURL(address)
  }
  const take = (open: boolean) =>
    taking.mutate(open, {
      onError: tell,
      onSuccess: () =>
        showUndo(say(open ? 'opened' : 'closed_now', { name }), say('undo'), () =>
          taking.mutate(!open, { onError: tell }),
        ),
    })
  const remove = () =>
    removing.mutate(id, {
      onError: tell,
      onSuccess: () => {
        navigate({ to: '/surveys' })
        notifications.show({ message: say('removed', { name }) })
      },
    })
  return (
    <>
      <Button component={Link} to="/responses" search={{ survey: rest.key } as never} variant="default">
        {say('to_responses', { n: responses })}
      </Button>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default">{say('more_actions')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => rename(true)}>{say('rename')}</Menu.Item>
          <Menu.Item
            onClick={() => copying.mutate({ name: say('copy_of', { name }), from: { survey: id } }, { onError: tell })}
          >
            {say('duplicate')}
          </Menu.Item>
          <Menu.Item onClick={download}>{say('download')}</Menu.Item>
          {state === 'open' && <Menu.Item onClick={() => take(false)}>{say('close_survey')}</Menu.Item>}
          {state === 'closed' && <Menu.Item onClick={() => take(true)}>{say('open_survey')}</Menu.Item>}
          <Menu.Item disabled={responses > 0} onClick={remove}>
            {say(responses > 0 ? 'remove_not' : 'remove_survey')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && <RenameDialog id={id} name={name} onClose={() => rename(false)} />}
    </>
  )
}
