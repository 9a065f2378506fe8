import { Button, Menu, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { TextLink } from '@/ui/text-link'
import styles from './announcement.module.css'
import { AudiencePanel } from './audience-panel'
import { Editor } from './editor'
import { shownSince } from './page'
import { PreviewPanel } from './preview-panel'
import {
  type Announcement,
  type AnnouncementText,
  announcement,
  publishAnnouncement,
  removeAnnouncement,
  withdrawAnnouncement,
} from './queries'
import { QuotesPanel } from './quotes-panel'
import { words } from './words'

/** One announcement: what it says, how it looks, who reads it. */
export default function AnnouncementPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(announcement(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  return <Written key={data.id} announcement={data} />
}

function Written({ announcement: one }: { announcement: Announcement }) {
  const say = useWords(words)
  const date = useDates()
  const [texts, set] = useState<readonly AnnouncementText[]>(one.texts)
  const [language, choose] = useState(one.texts[0]?.language ?? 'en')
  const since = shownSince(one)
  const under = say.rich('of_decision', {
    title: (
      <TextLink to="/decisions/$id" params={{ id: one.decision.id }} inherit>
        {one.decision.title}
      </TextLink>
    ),
  })
  return (
    <>
      <PageHeader title={one.texts[0]?.title ?? ''} actions={<Actions announcement={one} />} />
      <Sentence under={under}>{say('one_sentence', { state: one.state, day: since ? date.day(since) : '' })}</Sentence>
      <div className={styles.columns}>
        <div>
          <Editor {...{ one, texts, language }} onChange={set} onChoose={choose} />
          <QuotesPanel announcement={one} />
          <AudiencePanel announcement={one} />
        </div>
        <PreviewPanel {...{ one, texts, language }} />
      </div>
    </>
  )
}

function Actions({ announcement: one }: { announcement: Announcement }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const manages = useMay('manage_loop')
  const publishing = useChange(publishAnnouncement, 'announcements')
  const withdrawing = useChange(withdrawAnnouncement, 'announcements')
  const removing = useChange(removeAnnouncement, 'announcements')
  const stage = one.decision.state === 'done' ? 'done' : 'decided'
  const publish = () =>
    publishing.mutate({ id: one.id, stage }, { onSuccess: () => notifications.show({ message: say('published') }) })
  const remove = () => removing.mutate(one.id, { onSuccess: () => navigate({ to: '/announcements' }) })
  const shown = one.state === 'decided' || one.state === 'done'
  return (
    <>
      {one.address && (
        <Button component="a" variant="default" href={one.address} target="_blank" rel="noreferrer">
          {say('read_it')}
        </Button>
      )}
      {manages && (shown || one.state === 'draft') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" color="gray">
              {say('further')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {shown && <Menu.Item onClick={() => withdrawing.mutate(one.id)}>{say('withdraw')}</Menu.Item>}
            {one.state === 'draft' && <Menu.Item onClick={remove}>{say('remove')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {manages && one.state !== stage && (
        <Button loading={publishing.isPending} onClick={publish}>
          {say(`publish_${stage}`)}
        </Button>
      )}
    </>
  )
}
