import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import { EndDialog } from './end-dialog'
import { ProgrammeDialog } from './programme-dialog'
import { changeProgramme, type Programme, rates, removeProgramme } from './queries'
import { RunDialog } from './run-dialog'
import { words } from './words'

/** Sets a programme running, pauses, changes or ends it. */
export function Actions({ programme }: { programme: Programme }) {
  const say = useWords(words)
  const { state } = programme
  const [open, show] = useState<'edit' | 'run' | 'end'>()
  const close = () => show(undefined)
  return (
    <>
      {(state === 'draft' || state === 'paused') && <Button onClick={() => show('run')}>{say('set_running')}</Button>}
      {state === 'running' && <Pause programme={programme} />}
      <Button variant="default" onClick={() => show('edit')}>
        {say('edit')}
      </Button>
      <Further programme={programme} onEnd={() => show('end')} />
      {open === 'edit' && (
        <ProgrammeDialog
          programme={programme}
          onClose={close}
          onDone={() => {
            close()
            notifications.show({ message: say('saved') })
          }}
        />
      )}
      {open === 'run' && <RunDialog programme={programme} onClose={close} />}
      {open === 'end' && <EndDialog programme={programme} onClose={close} />}
    </>
  )
}

function Pause({ programme: { id, name } }: { programme: Programme }) {
  const say = useWords(words)
  const changing = useChange(changeProgramme, 'programmes')
  const pause = () =>
    changing.mutate(
      { id, state: 'paused' },
      {
        onSuccess: () =>
          showUndo(say('paused_now', { name }), say('undo'), () => changing.mutate({ id, state: 'running' })),
      },
    )
  return (
    <Button variant="default" loading={changing.isPending} onClick={pause}>
      {say('pause')}
    </Button>
  )
}

/** Ending is for good; removing is for what never asked anybody. */
function Further({ programme: { id, name, state }, onEnd }: { programme: Programme; onEnd: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const asked = useQuery(rates(id)).data?.asked
  const removing = useChange(removeProgramme, 'programmes')
  const remove = () =>
    removing.mutate(id, {
      onSuccess: () => {
        navigate({ to: '/programmes' })
        notifications.show({ message: say('removed', { name }) })
      },
    })
  const ends = state === 'running' || state === 'paused'
  if (!ends && asked !== 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{say('more_actions')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ends && <Menu.Item onClick={onEnd}>{say('end')}</Menu.Item>}
        {asked === 0 && <Menu.Item onClick={remove}>{say('remove')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
