import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import styles from './page.module.css'
import { letLeave, type Member, useChange } from './queries'
import { words } from './words'

interface Props {
  member: Member
  members: readonly Member[]
  onClose: () => void
}

/** Lets a member leave: there is no way back but a new invitation, so it is asked who takes over. */
export function LeaveDialog({ member, members, onClose }: Props) {
  const say = useWords(words)
  const [successor, setSuccessor] = useState<string | null>(null)
  const leaving = useChange(letLeave, 'members', 'teams', 'tokens')
  const others = members.filter(({ id }) => id !== member.id)
  return (
    <Dialog opened onClose={onClose} title={say('leave_title', { name: member.name })}>
      <p className={styles.about}>{say('leave_about')}</p>
      <Select
        label={say('successor')}
        placeholder={say('successor_none')}
        data={others.map(({ id, name, mail }) => ({ value: id, label: `${name} (${mail})` }))}
        value={successor}
        onChange={setSuccessor}
        searchable
        clearable
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button
          loading={leaving.isPending}
          onClick={() => leaving.mutate({ id: member.id, successor }, { onSuccess: onClose })}
        >
          {say('leave_go', { name: member.name })}
        </Button>
      </div>
    </Dialog>
  )
}
