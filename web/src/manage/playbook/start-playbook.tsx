import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { AFTER_RUN, playbooks, startPlaybook } from './queries'
import { words } from './words'

/** Follows a playbook for a case, an account or a contact. */
export function StartPlaybook({ about }: { about: string }) {
  const say = useWords(words)
  const known = useQuery(playbooks).data
  const starting = useChange(startPlaybook, ...AFTER_RUN)
  if (!known?.length) return null
  const start = (key: string) =>
    starting.mutate(
      { key, about },
      { onSuccess: ({ name }) => notifications.show({ message: say('started', { name }) }) },
    )
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-sm" loading={starting.isPending}>
          {say('start')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.map(({ key, name }) => (
          <Menu.Item key={key} onClick={() => start(key)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
