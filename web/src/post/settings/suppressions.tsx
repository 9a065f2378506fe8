import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { release, type Suppression, suppress, suppressions } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Addresses that get no letters: found, added and taken off by hand. */
export function Suppressions() {
  const say = useWords(words)
  const dates = useDates()
  const [address, setAddress] = useState('')
  const [sought] = useDebouncedValue(address.includes('@') ? address.trim() : '', 300)
  const { data, error, refetch } = useQuery(suppressions(sought))
  const adding = useChange(suppress, 'suppressions')
  const releasing = useChange(release, 'suppressions')
  const refused = adding.error instanceof Refused ? adding.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    adding.mutate(address, { onSuccess: () => setAddress('') })
  }
  return (
    <section>
      <h2>{say('suppressed')}</h2>
      <p className={styles.about}>{say('suppressed_about')}</p>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={say('address')}
          type="email"
          required
          maxLength={254}
          value={address}
          onChange={({ currentTarget: { value } }) => setAddress(value)}
          error={refused?.at('address')}
        />
        <Button type="submit" variant="default" loading={adding.isPending}>
          {say('add')}
        </Button>
      </form>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <DataTable
          label={say('suppressed')}
          rows={data?.items}
          rowKey={({ id }) => id}
          partial={data?.next !== undefined}
          empty={<p className={styles.said}>{say(sought ? 'suppressed_not_found' : 'suppressed_none')}</p>}
          columns={[
            {
              key: 'address',
              title: say('address'),
              cell: ({ address }) => address ?? say('address_erased'),
              plain: ({ address }) => address ?? '',
              card: 'title',
            },
            {
              key: 'reason',
              title: say('reason'),
              cell: ({ reason }) => say(reason),
              plain: ({ reason }) => reason,
            },
            {
              key: 'since',
              title: say('since'),
              cell: ({ since }) => dates.ago(since),
              plain: ({ since }) => since,
            },
            {
              key: 'release',
              title: say('more'),
              card: 'action',
              align: 'right',
              cell: ({ id, address }: Suppression) => (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={say('release_what', { address: address ?? say('address_erased') })}
                  onClick={() => releasing.mutate(id)}
                >
                  {say('release')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
