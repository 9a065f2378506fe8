import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { EditCase } from './edit-case'
import { type Move, movesOf } from './flow'
import { AFTER_CASE, type CaseWhole, changeCase } from './queries'
import { ResolveDialog } from './resolve-dialog'
import { SpokeDialog } from './spoke-dialog'
import { words } from './words'

/** What can be done with a case now, the usual step first. */
export function Flow({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const changing = useChange(changeCase, ...AFTER_CASE)
  const [open, show] = useState<'resolve' | 'spoke' | 'edit'>()
  const close = () => show(undefined)
  const moves = movesOf(one).filter(({ to }) => one.next.includes(to))
  const go = ({ key, to }: Move) => {
    if (key === 'resolve') return show('resolve')
    const done = () => notifications.show({ message: say('is_now', { number: one.number, state: say(to) }) })
    changing.mutate({ id: one.id, revision: one.revision, state: to }, { onSuccess: done })
  }
  const [first, ...others] = moves
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray">
            {say('more_actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => show('edit')}>{say('edit')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {one.state !== 'closed' && (
        <Button variant="default" onClick={() => show('spoke')}>
          {say('spoke')}
        </Button>
      )}
      {others.map((move) => (
        <Button key={move.key} variant="default" disabled={changing.isPending} onClick={() => go(move)}>
          {say(`move_${move.key}`)}
        </Button>
      ))}
      {first && (
        <Button
          variant={first.key === 'reopen' ? 'default' : 'filled'}
          loading={changing.isPending}
          onClick={() => go(first)}
        >
          {say(`move_${first.key}`)}
        </Button>
      )}
      {open === 'resolve' && <ResolveDialog one={one} onClose={close} />}
      {open === 'spoke' && <SpokeDialog one={one} onClose={close} />}
      {open === 'edit' && <EditCase one={one} onClose={close} />}
    </>
  )
}
