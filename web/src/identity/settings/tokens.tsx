import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMembership } from '@/identity/session/may'
import type { Right } from '@/identity/session/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { MadeOnce } from './made-once'
import styles from './page.module.css'
import { makeToken, revokeToken, type Token, tokens, useChange } from './queries'
import { words } from './words'

/** Keys with which other programs come in. */
export function Tokens() {
  const say = useWords(words)
  const dates = useDates()
  const { data, error, refetch } = useQuery(tokens)
  const revoking = useChange(revokeToken, 'tokens')
  const [made, setMade] = useState<string>()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const rows = data?.filter(({ revoked_at }) => !revoked_at)
  return (
    <div className={styles.stack}>
      <TokenForm onMade={setMade} />
      <DataTable
        label={say('tokens')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p className={styles.about}>{say('tokens_none')}</p>}
        columns={[
          {
            key: 'name',
            title: say('what_for'),
            cell: ({ name, hint }) => (
              <>
                <div dir="auto">{name}</div>
                <div className={styles.quiet}>{hint}…</div>
              </>
            ),
            plain: ({ name }) => name,
            card: 'title',
          },
          {
            key: 'scopes',
            title: say('may'),
            cell: ({ scopes }) => scopes.map((scope) => say(scope)).join(', '),
            plain: ({ scopes }) => scopes.join(' '),
            width: '40%',
          },
          {
            key: 'seen_at',
            title: say('last_used'),
            cell: ({ seen_at }) => (seen_at ? dates.ago(seen_at) : say('never')),
            plain: ({ seen_at }) => seen_at,
          },
          {
            key: 'ends_at',
            title: say('ends'),
            cell: ({ ends_at }) => (ends_at ? dates.day(ends_at) : say('never')),
            plain: ({ ends_at }) => ends_at,
          },
          {
            key: 'revoke',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: (token: Token) => (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={say('revoke_what', { name: token.name })}
                onClick={() => revoking.mutate(token.id)}
              >
                {say('revoke')}
              </Button>
            ),
          },
        ]}
      />
      <MadeOnce title={say('token_made')} about={say('token_about')} secret={made} onClose={() => setMade(undefined)} />
    </div>
  )
}

const DAYS = ['30', '90', '365'] as const
const DAY = 86_400_000

function TokenForm({ onMade }: { onMade: (token: string) => void }) {
  const say = useWords(words)
  const rights = useMembership()?.rights ?? []
  const [name, setName] = useState('')
  const [days, setDays] = useState<string | null>('365')
  const [scopes, setScopes] = useState<string[]>(['write_answers'])
  const making = useChange(makeToken, 'tokens')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ends_at = days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null
    making.mutate(
      { name, scopes: scopes as Right[], ends_at },
      {
        onSuccess: ({ token }) => {
          setName('')
          onMade(token)
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <p className={styles.about}>{say('tokens_about')}</p>
      <Checkbox.Group label={say('may')} value={scopes} onChange={setScopes}>
        <div className={styles.scopes}>
          {rights.map((right) => (
            <Checkbox key={right} value={right} label={say(right)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.form}>
        <TextInput
          label={say('what_for')}
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Select
          label={say('ends')}
          placeholder={say('never')}
          data={DAYS.map((value) => ({ value, label: say('in_days', { n: Number(value) }) }))}
          value={days}
          onChange={setDays}
          clearable
        />
        <Button type="submit" loading={making.isPending} disabled={scopes.length === 0}>
          {say('make_token')}
        </Button>
      </div>
    </form>
  )
}
