import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { currencyOptions, useMoneyFields } from '@/customers/contract/fields'
import { useContractNames } from '@/customers/contract/names'
import { contractPages } from '@/customers/contract/queries'
import { useToday } from '@/customers/contract/today'
import { asked, bodyOf, type Field, type Values } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { workspace } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { showUndo } from '@/ui/undo'
import { isLoss, KINDS, type MovementIn, useForgetMovement, useTellMovement } from './queries'
import { words } from './words'

/** Tells a movement of an account that does not follow from its contracts. */
export function TellMovement({ account }: { account: string }) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  const house = useQuery(workspace).data
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={show}>
        {say('tell')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('tell')}>
        {open && house && <Form account={account} currency={house.currency} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ account, currency, onClose }: { account: string; currency: string; onClose: () => void }) {
  const say = useWords(words)
  const fields = useFields(account, currency)
  const tell = useTellMovement()
  const forget = useForgetMovement()
  const onError = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const send = (_: readonly Field[], values: Values) => {
    const filled = asked(fields, values).filter(({ key }) => values[key])
    tell.mutate({ ...bodyOf(filled, values), account } as MovementIn, {
      onSuccess: ({ id }) => {
        onClose()
        showUndo(say('told_done'), say('undo'), () => forget.mutate(id, { onError }))
      },
    })
  }
  return (
    <RecordForm
      fields={fields}
      submit={say('tell')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={send}
      onCancel={onClose}
    />
  )
}

function useFields(account: string, currency: string): Field[] {
  const say = useWords(words)
  const { amount, quantity, reason } = useMoneyFields()
  const { nameOf } = useContractNames()
  const contracts = useInfiniteQuery(contractPages({ account })).data?.pages.flatMap(({ items }) => items) ?? []
  return [
    {
      key: 'kind',
      label: say('kind'),
      kind: 'choice',
      value: '',
      required: true,
      options: KINDS.map((value) => ({ value, label: say(value) })),
    },
    { ...amount(say('amount_told'), (values) => values.currency ?? ''), hint: () => say('amount_hint') },
    {
      key: 'currency',
      label: say('currency'),
      kind: 'choice',
      value: currency,
      required: true,
      options: currencyOptions,
    },
    { key: 'on', label: say('day'), kind: 'date', value: useToday(), required: true },
    quantity(say('quantity')),
    {
      key: 'contract',
      label: say('contract'),
      kind: 'choice',
      value: '',
      options: contracts.map((one) => ({ value: one.id, label: nameOf(one) })),
      hint: () => say('contract_hint'),
    },
    { ...reason(say('reason')), asked: ({ kind }) => isLoss(kind) },
    { key: 'note', label: say('note'), kind: 'text', value: '' },
  ]
}
