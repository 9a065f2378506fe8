import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { api, take } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { packs } from '@/journeys/pack/queries'
import { useWords } from '@/lib/words'
import { words } from './words'

const bringLoop = (key: string) => take(api.POST('/v1/packs/{key}/loop', { params: { path: { key } } }))

/** Brings all that a starting pack has to act with, for those who begin with nothing. */
export function BringLoop() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const known = useQuery(packs).data?.items ?? []
  const bringing = useChange(bringLoop, 'case-rules', 'service-classes', 'root-causes', 'playbooks', 'watches')
  if (!manages) return null
  const bring = (key: string) =>
    bringing.mutate(key, { onSuccess: (made) => notifications.show({ message: say('brought', { ...made }) }) })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={bringing.isPending}>
          {say('bring')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.map(({ key, name }) => (
          <Menu.Item key={key} onClick={() => bring(key)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
