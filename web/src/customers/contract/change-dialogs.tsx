import { notifications } from '@mantine/notifications'
import { asked, bodyOf, type Field, type Values } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import { useContractFields, useMoneyFields, useTermsFields } from './fields'
import { type Contract, type ContractTerms, useChangeContract } from './queries'
import { useToday } from './today'
import { words } from './words'

type Body = Record<string, unknown>

interface Props {
  contract: Contract
  onClose: () => void
}

interface FormProps extends Props {
  fields: readonly Field[]
  submit?: string
  /** What is sent for what was typed. */
  body: (changes: readonly Field[], values: Values) => Body
  done: string
  /** What takes it back with one press, where something does. */
  back?: Body
}

/** The form of a change of a contract, which says so when it was saved. */
function ChangeForm({ contract: { id, revision }, fields, submit, body, done, back, onClose }: FormProps) {
  const say = useWords(words)
  const change = useChangeContract()
  const onError = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  return (
    <RecordForm
      fields={fields}
      {...(submit ? { submit } : {})}
      busy={change.isPending}
      error={change.error}
      revision={revision}
      onSubmit={(changes, values, seen) =>
        change.mutate(
          { ...body(changes, values), id, revision: seen },
          {
            onSuccess: (changed) => {
              onClose()
              if (!back) notifications.show({ message: done })
              else
                showUndo(done, say('undo'), () =>
                  change.mutate({ ...back, id, revision: changed.revision }, { onError }),
                )
            },
          },
        )
      }
      onStale={change.reset}
      onCancel={onClose}
    />
  )
}

/** Other terms from a day on. */
export function TermsForm({ contract, shown, onClose }: Props & { shown: ContractTerms }) {
  const say = useWords(words)
  const fields = useTermsFields(contract, shown, useToday())
  return (
    <ChangeForm
      contract={contract}
      fields={fields}
      submit={say('save_terms')}
      body={(_, values) => bodyOf(asked(fields, values), values)}
      done={say('saved')}
      onClose={onClose}
    />
  )
}

/** What was told wrongly. Without an end there is nothing that goes on behind it. */
export function CorrectForm({ contract, onClose }: Props) {
  const say = useWords(words)
  const body = (changes: readonly Field[], values: Values): Body => {
    const { name, ...told } = bodyOf(changes, values)
    const named = changes.some(({ key }) => key === 'name') ? { name: name ?? '' } : {}
    const open = told.ends_on === null ? { renews: false, term_months: null, notice_days: null } : {}
    return { ...told, ...named, ...open }
  }
  return (
    <ChangeForm
      contract={contract}
      fields={useContractFields(contract)}
      body={body}
      done={say('saved')}
      onClose={onClose}
    />
  )
}

/** Somebody gave notice: it does not go on by itself any more. */
export function NoticeForm({ contract, onClose }: Props) {
  const say = useWords(words)
  const fields: Field[] = [{ key: 'notice_on', label: say('notice_on'), kind: 'date', value: '', required: true }]
  return (
    <ChangeForm
      contract={contract}
      fields={fields}
      submit={say('give_notice')}
      body={bodyOf}
      done={say('noticed')}
      back={{ notice_on: null }}
      onClose={onClose}
    />
  )
}

/** It is over, or will be, for a reason. */
export function EndForm({ contract, onClose }: Props) {
  const say = useWords(words)
  const { reason } = useMoneyFields()
  const fields: Field[] = [
    {
      key: 'ended_on',
      label: say('ended_on'),
      kind: 'date',
      value: contract.next_end ?? '',
      required: true,
      beside: true,
      hint: () => say('ended_on_hint'),
    },
    reason(say('reason')),
    { key: 'note', label: say('note'), kind: 'text', value: '', beside: true },
  ]
  return (
    <ChangeForm
      contract={contract}
      fields={fields}
      submit={say('end_save')}
      body={(_, values) => bodyOf(fields, values)}
      done={say('end_done')}
      back={{ ended_on: null }}
      onClose={onClose}
    />
  )
}
