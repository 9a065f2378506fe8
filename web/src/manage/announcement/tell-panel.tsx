import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './announcement.module.css'
import { announcementsOf, writeAnnouncement } from './queries'
import { words } from './words'

/** What customers are told of a decision, or the way to tell them. */
export function TellPanel({ decision, title }: { decision: string; title: string }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { locale } = useLocale()
  const mayWrite = useMay('write_cases')
  const { data } = useQuery(announcementsOf(decision))
  const writing = useChange(writeAnnouncement, 'announcements')
  const begin = () => {
    const language = locale.split('-')[0] ?? 'en'
    const texts = [{ language, title, said: say('said_first'), decided: '', done: '' }]
    writing.mutate(
      { decision, texts, quotes: [] },
      { onSuccess: ({ id }) => navigate({ to: '/announcements/$id', params: { id } }) },
    )
  }
  return (
    <Panel title={say('tell_of')}>
      {data?.length === 0 && <p className={styles.quiet}>{say('tell_none')}</p>}
      <ul className={styles.people}>
        {data?.map(({ id, texts, state }) => (
          <li key={id}>
            <TextLink to="/announcements/$id" params={{ id }} dir="auto" inherit>
              {texts[0]?.title}
            </TextLink>
            <span className={styles.fate}>{say(state)}</span>
          </li>
        ))}
      </ul>
      {mayWrite && data?.length === 0 && (
        <Button variant="default" loading={writing.isPending} onClick={begin}>
          {say('tell')}
        </Button>
      )}
    </Panel>
  )
}
