import { Button, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { AccountPicker } from '@/customers/account/account-picker'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { colleagues } from '@/identity/member/colleagues'
import { useMay, useMembership } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { AFTER_CASE, type CaseKind, type CasePriority, KINDS, openCase, PRIORITIES } from './queries'
import { words } from './words'

/** What a case is opened from, as far as the page says so. */
export interface From {
  account?: string | undefined
  contact?: string | undefined
  touchpoint?: string | undefined
  response?: string | undefined
  observation?: string | undefined
  alert?: string | undefined
}

interface Props {
  from?: From
  /** Whether it is what the page is there for. */
  primary?: boolean
}

/** A button that opens a case by hand. */
export function OpenCase({ from = {}, primary = false }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const [open, show] = useState(false)
  if (!mayWrite) return null
  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} onClick={() => show(true)}>
        {say('open_case')}
      </Button>
      <FormDialog opened={open} onClose={() => show(false)} title={say('open_case')}>
        {open && <OpenForm from={from} onClose={() => show(false)} />}
      </FormDialog>
    </>
  )
}

const PLACES = ['title', 'account', 'contact', 'touchpoint', 'owner']

function OpenForm({ from, onClose }: { from: From; onClose: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const member = useMembership()?.member
  const opening = useChange(openCase, ...AFTER_CASE)
  const [filled, fill] = useState({
    title: '',
    kind: 'experience' as CaseKind,
    priority: 'normal' as CasePriority,
    account: from.account ?? '',
    contact: from.contact ?? '',
    touchpoint: from.touchpoint ?? '',
    owner: member ?? '',
  })
  const set = (changes: Partial<typeof filled>) => fill((before) => ({ ...before, ...changes }))
  const problem = opening.error instanceof Refused ? opening.error : undefined
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const seesNames = useMay('see_customers')
  const given = from.account || from.contact
  const send = (event: FormEvent) => {
    event.preventDefault()
    const { title, kind, priority, ...places } = filled
    const told = Object.fromEntries(Object.entries(places).filter(([, value]) => value))
    const body = {
      title: title.trim(),
      kind,
      priority,
      ...told,
      ...(from.response ? { responses: [from.response] } : {}),
      ...(from.observation ? { observations: [from.observation] } : {}),
      ...(from.alert ? { alerts: [from.alert] } : {}),
    }
    opening.mutate(body, {
      onSuccess: ({ id, number }) => {
        onClose()
        notifications.show({ message: say('opened', { number }) })
        navigate({ to: '/cases/$id', params: { id } })
      },
    })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        {opening.error && !PLACES.some((place) => problem?.at(place)) && <ErrorState error={opening.error} />}
        <TextInput
          label={say('what_happened')}
          placeholder={say('what_happened_example')}
          data-autofocus
          maxLength={300}
          dir="auto"
          value={filled.title}
          error={problem?.at('title')}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        {!given && (
          <AccountPicker
            label={say('account')}
            placeholder={say('type_name')}
            value={filled.account || undefined}
            error={problem?.at('account')}
            onChange={(account) => set({ account: account ?? '' })}
          />
        )}
        {!from.contact && seesNames && (
          <ContactPicker
            label={say('person')}
            placeholder={say('type_name')}
            value={filled.contact || undefined}
            error={problem?.at('contact')}
            onChange={(contact) => set({ contact: contact ?? '' })}
          />
        )}
        {!from.touchpoint && places.length > 0 && (
          <Select
            label={say('touchpoint')}
            placeholder={say('touchpoint_none')}
            clearable
            searchable={places.length > 8}
            data={places.filter(({ retired_at }) => !retired_at).map(({ key, name }) => ({ value: key, label: name }))}
            value={filled.touchpoint || null}
            error={problem?.at('touchpoint')}
            onChange={(touchpoint) => set({ touchpoint: touchpoint ?? '' })}
          />
        )}
        <Select
          label={say('kind')}
          description={say(`${filled.kind}_about`)}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: say(value) }))}
          value={filled.kind}
          onChange={(kind) => kind && set({ kind: kind as CaseKind })}
        />
        <Select
          label={say('priority')}
          allowDeselect={false}
          data={PRIORITIES.map((value) => ({ value, label: say(value) }))}
          value={filled.priority}
          onChange={(priority) => priority && set({ priority: priority as CasePriority })}
        />
        <Select
          label={say('owner')}
          placeholder={say('owner_none')}
          clearable
          searchable
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={filled.owner || null}
          error={problem?.at('owner')}
          onChange={(owner) => set({ owner: owner ?? '' })}
        />
        <FormEnd send={say('open_it_now')} busy={opening.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}
