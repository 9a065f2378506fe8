import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconBookmark, IconDots, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import { useChangeView, useCreateView, useRemoveView, type View, views } from './queries'
import { SaveView } from './save-view'
import styles from './views.module.css'
import { words } from './words'

interface Props {
  page: string
  /** The filters as they are now. */
  address: string
  onOpen: (address: string) => void
}

/** The saved views of a page, one press each; what is filtered now can be saved as another. */
export function Views({ page, address, onOpen }: Props) {
  const say = useWords(words)
  const known = useQuery(views(page)).data ?? []
  const [saving, { open, close }] = useDisclosure()
  const now = known.find((view) => view.address === address)
  if (known.length === 0 && !address) return null
  return (
    <nav className={styles.views} aria-label={say('views')}>
      <Tab name={say('all')} active={!address} onOpen={() => onOpen('')} />
      <ul className={styles.list}>
        {known.map((view) => (
          <li key={view.id}>
            <Tab name={view.name} shared={view.shared} active={view === now} onOpen={() => onOpen(view.address)} />
          </li>
        ))}
      </ul>
      {now && <ViewMenu view={now} />}
      {address && !now && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconBookmark size={16} />} onClick={open}>
          {say('save')}
        </Button>
      )}
      <SaveView page={page} address={address} opened={saving} onClose={close} />
    </nav>
  )
}

interface TabProps {
  name: string
  active: boolean
  shared?: boolean
  onOpen: () => void
}

function Tab({ name, active, shared, onOpen }: TabProps) {
  const say = useWords(words)
  return (
    <Button
      variant={active ? 'light' : 'subtle'}
      {...(active ? {} : { color: 'gray' })}
      size="compact-sm"
      aria-current={active ? 'true' : undefined}
      rightSection={shared && <IconUsers size={14} role="img" aria-label={say('is_shared')} />}
      onClick={onOpen}
    >
      <span dir="auto">{name}</span>
    </Button>
  )
}

/** What can be done with a view: who may not change it does not see this. */
function ViewMenu({ view }: { view: View }) {
  const say = useWords(words)
  const mayShare = useMay('write_answers')
  const change = useChangeView()
  const remove = useRemoveView()
  const create = useCreateView()
  const [renaming, { open, close }] = useDisclosure()
  const tell = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const { id, revision, page, name, address, shared, own } = view
  if (!own && !mayShare) return null
  const drop = () =>
    remove.mutate(id, {
      onError: tell,
      onSuccess: () =>
        showUndo(say('removed', { name }), say('undo'), () =>
          create.mutate({ page, name, address, shared }, { onError: tell }),
        ),
    })
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say('more_of', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={open}>{say('rename')}</Menu.Item>
          {mayShare && own && (
            <Menu.Item onClick={() => change.mutate({ id, revision, shared: !shared }, { onError: tell })}>
              {say(shared ? 'unshare' : 'share')}
            </Menu.Item>
          )}
          <Menu.Item onClick={drop}>{say('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveView page={page} address={address} view={view} opened={renaming} onClose={close} />
    </>
  )
}
