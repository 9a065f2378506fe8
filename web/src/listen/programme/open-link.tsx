import { Space } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { survey as oneSurvey, surveyLinks } from '@/listen/survey/queries'
import { PublicLink } from '@/listen/survey/share/public-link'
import { Widget } from '@/listen/survey/share/widget'
import { Panel } from '@/ui/panel'
import styles from './programme.module.css'
import type { Programme } from './queries'
import { words } from './words'

/** The link by which people come to a programme by themselves: as a QR code, or as the lines of a widget. */
export function OpenLink({ programme: { id, survey, plan } }: { programme: Programme }) {
  const say = useWords(words)
  const asked = useQuery(oneSurvey(survey)).data
  const link = useQuery(surveyLinks(survey)).data?.find(({ programme, kind }) => programme === id && kind === 'public')
  if (!asked) return null
  return (
    <Panel title={say('open_link')}>
      {!link && <p className={styles.quiet}>{say('open_link_later')}</p>}
      {link && <p className={styles.quiet}>{say(plan.channel === 'qr' ? 'open_link_qr' : 'open_link_about')}</p>}
      <Space h="sm" />
      {link && plan.channel === 'qr' && <PublicLink survey={asked} link={link} />}
      {link?.address && plan.channel === 'widget' && (
        <Widget address={link.address} languages={asked.definition?.languages ?? []} />
      )}
    </Panel>
  )
}
