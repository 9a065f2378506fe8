import { RecordForm } from '@/customers/form/record-form'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useRenameSurvey } from './queries'
import { words } from './words'

/** Gives a survey another name; what people read above it is its title. */
export function RenameDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const say = useWords(words)
  const renaming = useRenameSurvey(id)
  return (
    <Dialog opened onClose={onClose} title={say('rename')}>
      <RecordForm
        fields={[{ key: 'name', label: say('name'), kind: 'text', value: name, required: true }]}
        busy={renaming.isPending}
        error={renaming.error}
        onSubmit={(_, values) => renaming.mutate(values.name ?? '', { onSuccess: onClose })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
