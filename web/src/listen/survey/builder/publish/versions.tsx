import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { surveyVersion, surveyVersions } from '@/listen/survey/queries'
import { ErrorState } from '@/ui/error-state'
import { showUndo } from '@/ui/undo'
import { words } from './words'

/** What was published when; an earlier version can become the draft again. */
export function Versions({ id, onUndo }: { id: string; onUndo: () => void }) {
  const say = useWords(words)
  const dates = useDates()
  const client = useQueryClient()
  const { change } = useBench()
  const { data, error, refetch } = useQuery(surveyVersions(id))
  const taking = useMutation({
    mutationFn: (version: number) => client.fetchQuery(surveyVersion(id, version)),
    onSuccess: (definition, version) => {
      change(() => definition)
      showUndo(say('version_taken', { n: version }), say('undo'), onUndo)
    },
  })
  return (
    <section className={styles.editor} aria-label={say('section_versions')}>
      <h2 className={styles.title}>{say('section_versions')}</h2>
      <p className={styles.quiet}>{say(data?.length === 0 ? 'versions_none' : 'versions_about')}</p>
      {(error ?? taking.error) && <ErrorState error={error ?? taking.error} onRetry={refetch} />}
      <ul className={styles.lines}>
        {data?.map(({ version, published_at }) => (
          <li key={version}>
            <span>
              {say('version_n', { n: version })}
              <span className={styles.quiet}>
                {dates.time(published_at)}, {dates.ago(published_at)}
              </span>
            </span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={taking.isPending && taking.variables === version}
              aria-label={say('version_take_n', { n: version })}
              onClick={() => taking.mutate(version)}
            >
              {say('version_take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
