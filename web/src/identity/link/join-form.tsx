import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, Refused, type Schemas, take } from '@/api/client'
import { useWords } from '@/lib/words'
import { PasswordField } from '@/ui/password-field'
import { words } from './words'

interface Props {
  link: Schemas['LinkOut']
  secret: string
}

const EMPTY = { mail: '', name: '', workspace_name: '', password: '' }

/** What is needed to accept a link: little, and less from those who are known. */
export function JoinForm({ link: { purpose, known }, secret }: Props) {
  const say = useWords(words)
  const [filled, setFilled] = useState(EMPTY)
  const accept = useMutation({
    mutationFn: () => take(api.POST('/v1/links/accept', { body: acceptance(filled, secret) })),
    onSuccess: () => window.location.replace(purpose === 'owner' ? '/setup' : '/'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  const refused = accept.error instanceof Refused ? accept.error : undefined
  const field = (name: keyof typeof EMPTY) => ({
    name,
    required: true,
    value: filled[name],
    error: refused?.at(name),
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setFilled((before) => ({ ...before, [name]: value }))
    },
  })
  const placed = Object.keys(EMPTY).some((name) => refused?.at(name))
  const newcomer = purpose === 'owner' || (purpose === 'invite' && !known)
  const joins = purpose === 'invite' && known
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {newcomer && <TextInput {...field('name')} label={say('name')} autoComplete="name" autoFocus />}
        {purpose === 'owner' && (
          <TextInput {...field('mail')} label={say('mail')} type="email" autoComplete="username" />
        )}
        {purpose === 'owner' && (
          <TextInput
            {...field('workspace_name')}
            label={say('workspace')}
            description={say('workspace_hint')}
            autoComplete="organization"
          />
        )}
        {joins && <Text size="sm">{say('known')}</Text>}
        <PasswordField
          {...field('password')}
          label={say(joins ? 'present_password' : 'new_password')}
          description={joins ? undefined : say('password_hint')}
          autoComplete={joins ? 'current-password' : 'new-password'}
        />
        {accept.error && !placed && (
          <Alert color="lagoon" variant="light" role="alert">
            {accept.error.message}
          </Alert>
        )}
        <Button type="submit" loading={accept.isPending} mt="xs">
          {say(`${purpose}_go`)}
        </Button>
      </Stack>
    </form>
  )
}

function acceptance(filled: typeof EMPTY, secret: string): Schemas['Acceptance'] {
  const { mail, name, workspace_name, password } = filled
  const owner = workspace_name ? { mail, workspace_name, zone: Intl.DateTimeFormat().resolvedOptions().timeZone } : {}
  return { secret, password, ...(name ? { name } : {}), ...owner }
}
