import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { consents, useKeepConsent } from './queries'
import { words } from './words'

/** What a person agreed to or declined, for what, when and where. */
export function Consents({ id }: { id: string }) {
  const say = useWords(words)
  const date = useDates()
  const list = useQuery(consents(id)).data
  const mayWrite = useMay('write_customers')
  const facts = list?.map(
    ({ purpose, given, at, source }) =>
      [purpose, `${say(given ? 'given' : 'declined')} · ${date.day(at)} · ${source}`] as const,
  )
  return (
    <Panel title={say('consents')}>
      {facts?.length === 0 && <p>{say('consent_none')}</p>}
      {facts && facts.length > 0 && <Facts facts={facts} />}
      {mayWrite && <Keep id={id} />}
    </Panel>
  )
}

function Keep({ id }: { id: string }) {
  const say = useWords(words)
  const keep = useKeepConsent(id)
  const [purpose, setPurpose] = useState('')
  const [source, setSource] = useState('')
  const send = (given: boolean) =>
    keep.mutate(
      { purpose: purpose.trim(), source: source.trim(), given },
      {
        onSuccess: () => {
          setPurpose('')
          setSource('')
          notifications.show({ message: say('kept') })
        },
      },
    )
  const ready = purpose.trim() !== '' && source.trim() !== ''
  return (
    <>
      <Group gap="xs" mt="sm" grow>
        <TextInput
          label={say('purpose')}
          placeholder={say('purpose_example')}
          value={purpose}
          error={keep.error?.message}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
        />
        <TextInput
          label={say('source')}
          placeholder={say('source_example')}
          value={source}
          onChange={({ currentTarget }) => setSource(currentTarget.value)}
        />
      </Group>
      <Group gap="xs" mt="xs">
        <Button variant="default" disabled={!ready} loading={keep.isPending} onClick={() => send(true)}>
          {say('keep_given')}
        </Button>
        <Button variant="default" disabled={!ready} loading={keep.isPending} onClick={() => send(false)}>
          {say('keep_declined')}
        </Button>
      </Group>
    </>
  )
}
