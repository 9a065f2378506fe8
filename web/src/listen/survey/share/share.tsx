import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { type Survey, surveyLinks, useMakeLink } from '@/listen/survey/queries'
import { Columns } from '@/ui/columns'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { PersonalLinks } from './personal-links'
import { PublicLink } from './public-link'
import styles from './share.module.css'
import { Widget } from './widget'
import { words } from './words'

/** How people get to a survey: a link for everybody, links for one person each, and a part of another page. */
export default function Share({ survey }: { survey: Survey }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(surveyLinks(survey.id))
  const making = useMakeLink(survey.id)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  const open = data.filter(({ kind }) => kind === 'public')
  const first = open.find(({ closed_at }) => !closed_at)
  return (
    <>
      {survey.state !== 'open' && (
        <EmptyState title={say(survey.state === 'closed' ? 'closed_title' : 'draft_title')}>
          {say(survey.state === 'closed' ? 'closed_about' : 'draft_about')}
        </EmptyState>
      )}
      <Columns>
        <Panel title={say('public')} aside={say('public_aside')}>
          <div className={styles.stack}>
            {open.map((link) => (
              <PublicLink key={link.id} survey={survey} link={link} />
            ))}
            {making.error && <ErrorState error={making.error} />}
            {!first && (
              <Button
                className={styles.start ?? ''}
                loading={making.isPending}
                onClick={() => making.mutate({ kind: 'public' })}
              >
                {say('make_public')}
              </Button>
            )}
          </div>
        </Panel>
        <Panel title={say('widget')} aside={say('widget_aside')}>
          {first?.address ? (
            <Widget address={first.address} languages={survey.definition?.languages ?? []} />
          ) : (
            <p className={styles.about}>{say('widget_needs_link')}</p>
          )}
        </Panel>
      </Columns>
      <div className={styles.below}>
        <Panel title={say('personal')}>
          <PersonalLinks survey={survey} links={data.filter(({ kind }) => kind === 'personal')} />
        </Panel>
      </div>
    </>
  )
}
