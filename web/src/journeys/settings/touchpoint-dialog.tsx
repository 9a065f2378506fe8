import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { bodyOf, type Field } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { stages } from '@/journeys/stage/queries'
import { changeTouchpoint, type Touchpoint } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useChange } from './use-change'
import { words } from './words'

/** Changes a touchpoint: name, stage, channel, team, and how we want to behave there. */
export function TouchpointDialog({ place, onClose }: { place: Touchpoint; onClose: () => void }) {
  const say = useWords(words)
  const changing = useChange(changeTouchpoint)
  const known = useQuery(stages).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_members') }).data ?? []
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  const fields: Field[] = [
    { key: 'name', label: say('name'), kind: 'text', value: place.name, required: true },
    { key: 'stage', label: say('stage'), kind: 'choice', value: place.stage ?? '', options: options(known) },
    { key: 'channel', label: say('channel'), kind: 'text', value: place.channel ?? '' },
    { key: 'team', label: say('team'), kind: 'choice', value: place.team ?? '', options: options(teams) },
    { key: 'behaviours', label: say('behaviours'), kind: 'lines', value: place.behaviours.join('\n') },
  ]
  return (
    <Dialog opened onClose={onClose} title={say('edit_of', { name: place.name })}>
      <RecordForm
        fields={fields}
        busy={changing.isPending}
        error={changing.error}
        revision={place.revision}
        onSubmit={(changes, values, revision) =>
          changing.mutate(
            { id: place.id, ...bodyOf(changes, values), revision },
            {
              onSuccess: () => {
                onClose()
                notifications.show({ message: say('saved') })
              },
            },
          )
        }
        onStale={changing.reset}
        onCancel={onClose}
      />
    </Dialog>
  )
}
