import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { csv, download } from '@/lib/csv'
import { useWords } from '@/lib/words'
import { linksOf, type Programme } from './queries'
import { words } from './words'

/** The personal links that wait to be sent by hand, as a file: for a mail merge, a letter, a messenger. */
export function LinksFile({ programme: { id, name } }: { programme: Programme }) {
  const say = useWords(words)
  const saving = useMutation({
    mutationFn: async () => {
      const links = await linksOf(id)
      if (!links.length) {
        notifications.show({ message: say('links_none') })
        return
      }
      const header = [
        say('person'),
        say('account'),
        say('mail_address'),
        say('phone'),
        say('language'),
        say('links_one'),
      ]
      const rows = links.map((one) => [one.name, one.account_name, one.mail, one.phone, one.language, one.address])
      download(`${name}.csv`, csv(header, rows))
    },
    onError: (error) => notifications.show({ message: say('links_failed', { why: error.message }) }),
  })
  const mayManage = useMay('manage_programmes')
  const seesNames = useMay('see_customers')
  if (!mayManage || !seesNames) return null
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconDownload size={16} />}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {say('links_to_send')}
    </Button>
  )
}
