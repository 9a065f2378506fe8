import { Button } from '@mantine/core'
import { useState } from 'react'
import { csv, download } from '@/lib/csv'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type Survey, type SurveyLink, useCloseLink } from '@/listen/survey/queries'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { MakeLinks } from './make-links'
import styles from './share.module.css'
import { words } from './words'

/** Links for one person each: who has one, whether it was used, until when it can be. */
export function PersonalLinks({ survey, links }: { survey: Survey; links: readonly SurveyLink[] }) {
  const say = useWords(words)
  const dates = useDates()
  const closing = useCloseLink(survey.id)
  const [making, make] = useState(false)
  const who = ({ contact, name }: SurveyLink) => contact?.name ?? (name || contact?.id || '')
  const state = ({ sent, begun, closed_at }: SurveyLink) =>
    say(sent ? 'answered' : closed_at ? 'closed' : begun ? 'begun' : 'not_begun')
  return (
    <div className={styles.stack}>
      <p className={styles.about}>{say('personal_about')}</p>
      <Button className={styles.start ?? ''} variant="default" onClick={() => make(true)}>
        {say('make_personal')}
      </Button>
      {closing.error && <ErrorState error={closing.error} />}
      {links.length > 0 && (
        <DataTable
          label={say('personal')}
          rows={links}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              title: say('who'),
              card: 'title',
              plain: who,
              cell: (link) =>
                link.contact ? (
                  <TextLink to="/contacts/$id" params={{ id: link.contact.id }} dir="auto" inherit>
                    {who(link) || say('unnamed')}
                  </TextLink>
                ) : (
                  who(link)
                ),
            },
            { key: 'state', title: say('state'), plain: state, cell: state },
            {
              key: 'single',
              title: say('takes'),
              plain: ({ single }) => say(single ? 'one_answer' : 'any_answers'),
              cell: ({ single }) => say(single ? 'one_answer' : 'any_answers'),
            },
            {
              key: 'expires',
              title: say('expires'),
              plain: ({ expires_at }) => expires_at,
              cell: ({ expires_at }) => (expires_at ? dates.day(expires_at) : say('never')),
            },
            {
              key: 'close',
              title: say('close_link'),
              card: 'action',
              align: 'right',
              cell: (link) => (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={say(link.closed_at ? 'reopen_of' : 'close_of', { name: who(link) || say('unnamed') })}
                  onClick={() => closing.mutate({ link: link.id, closed: !link.closed_at })}
                >
                  {say(link.closed_at ? 'reopen_link' : 'close_link')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {making && (
        <MakeLinks
          survey={survey}
          onClose={() => make(false)}
          onFile={(made) =>
            download(
              `${survey.key}.csv`,
              csv(
                ['contact', 'name', 'address'],
                made.map(({ person, link }) => [person, link.contact?.name, link.address]),
              ),
            )
          }
        />
      )}
    </div>
  )
}
