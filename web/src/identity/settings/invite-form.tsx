import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import styles from './page.module.css'
import { invite, type Role, useChange } from './queries'
import { ROLES } from './roles'
import { words } from './words'

/** Invites somebody by a link. */
export function InviteForm({ onLink }: { onLink: (link: string) => void }) {
  const say = useWords(words)
  const [mail, setMail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const inviting = useChange(invite, 'members')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    inviting.mutate(
      { mail, role },
      {
        onSuccess: ({ link }) => {
          setMail('')
          onLink(link)
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={say('invite_mail')}
        type="email"
        required
        value={mail}
        onChange={({ currentTarget: { value } }) => setMail(value)}
        error={inviting.error instanceof Refused && inviting.error.at('mail')}
      />
      <Select
        label={say('role')}
        data={ROLES.map((value) => ({ value, label: say(`role_${value}`) }))}
        value={role}
        onChange={(value) => value && setRole(value as Role)}
        allowDeselect={false}
      />
      <Button type="submit" loading={inviting.isPending}>
        {say('make_link')}
      </Button>
    </form>
  )
}
