import { Anchor, Button, Group, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { save } from '@/lib/csv'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { linkPicture, type Survey, type SurveyLink, useCloseLink } from '@/listen/survey/queries'
import { showUndo } from '@/ui/undo'
import { CopyField } from './copy-field'
import styles from './share.module.css'
import { words } from './words'

/** A link for everybody who has it, with its QR code. */
export function PublicLink({ survey, link }: { survey: Survey; link: SurveyLink }) {
  const say = useWords(words)
  const number = useNumbers()
  const closing = useCloseLink(survey.id)
  const { id, address = '', begun, sent, closed_at } = link
  const tell = (error: Error) => notifications.show({ message: error.message, role: 'alert' })
  const close = (closed: boolean) =>
    closing.mutate(
      { link: id, closed },
      {
        onError: tell,
        onSuccess: () =>
          showUndo(say(closed ? 'link_closed' : 'link_opened'), say('undo'), () =>
            closing.mutate({ link: id, closed: !closed }, { onError: tell }),
          ),
      },
    )
  return (
    <div className={styles.stack} data-closed={Boolean(closed_at)}>
      <CopyField label={say(closed_at ? 'address_closed' : 'address')} value={address ?? ''} />
      <p className={styles.about}>{say('begun_sent', { begun, sent: number.count(sent) })}</p>
      {!closed_at && <Picture survey={survey} link={link} />}
      <Group gap="sm">
        <Anchor href={address ?? ''} target="_blank" rel="noreferrer" size="sm">
          {say('open_link')}
        </Anchor>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={closing.isPending}
          onClick={() => close(!closed_at)}
        >
          {say(closed_at ? 'reopen_public' : 'close_public')}
        </Button>
      </Group>
    </div>
  )
}

function Picture({ survey, link }: { survey: Survey; link: SurveyLink }) {
  const say = useWords(words)
  const { data, error } = useQuery(linkPicture(survey.id, link.id))
  if (error) return <p className={styles.about}>{error.message}</p>
  if (!data) return <Skeleton height={180} width={180} />
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data)}`
  return (
    <div className={styles.code}>
      <img src={address} width={180} height={180} alt={say('qr', { name: survey.name })} />
      <Button variant="default" size="compact-sm" onClick={() => save(`${survey.key}.svg`, address)}>
        {say('download_qr')}
      </Button>
    </div>
  )
}
