import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { words } from '@/listen/survey/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { NewSurvey } from './new-survey'
import { Templates } from './templates'
import { useBegin } from './use-begin'

/** No survey yet: what will be here, and templates to begin with. */
export function NoSurveys() {
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const beginning = useBegin()
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState title={say('empty_title')} action={mayWrite && <NewSurvey />}>
        {say('empty')}
      </EmptyState>
      {mayWrite && (
        <Panel title={say('templates')}>
          {beginning.error && <ErrorState error={beginning.error} />}
          <Templates busy={beginning.isPending} onPick={(key) => beginning.mutate({ from: { template: key } })} />
        </Panel>
      )}
    </>
  )
}
