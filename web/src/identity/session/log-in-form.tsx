import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '@/lib/words'
import { PasswordField } from '@/ui/password-field'
import { useLogIn } from './queries'
import { words } from './words'

/** Mail address and password. */
export function LogInForm({ mail: known = '' }: { mail?: string }) {
  const say = useWords(words)
  const logIn = useLogIn()
  const [mail, setMail] = useState(known)
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    logIn.mutate({ mail, password })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={say('mail')}
          type="email"
          name="mail"
          autoComplete="username"
          required
          data-autofocus={known ? undefined : true}
          value={mail}
          onChange={(event) => setMail(event.currentTarget.value)}
        />
        <PasswordField
          label={say('password')}
          name="password"
          autoComplete="current-password"
          required
          data-autofocus={known ? true : undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {logIn.error && (
          <Alert color="lagoon" variant="light" role="alert">
            {logIn.error.message}
          </Alert>
        )}
        <Button type="submit" loading={logIn.isPending} mt="xs">
          {say('go')}
        </Button>
      </Stack>
    </form>
  )
}
