import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { dateIn, momentOf } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { FormDialog } from '@/ui/form-dialog'
import styles from './decision.module.css'
import { DecisionFields, type Filled } from './fields'
import { changeDecision, type DecisionWhole } from './queries'
import { words } from './words'

/** Changes what a decision says; the reading it rests on stays as it is. */
export function EditDecision({ decision: one, onClose }: { decision: DecisionWhole; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const [filled, fill] = useState<Filled>({
    title: one.title,
    note: one.note ?? '',
    touchpoint: one.touchpoint?.key ?? null,
    owner: one.owner?.id ?? null,
    due: one.due_at ? dateIn(zone, new Date(one.due_at)) : '',
  })
  const changing = useChange(changeDecision, 'decisions')
  const problem = changing.error instanceof Refused ? changing.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { title, note, touchpoint, owner, due } = filled
    const due_at = due ? momentOf(`${due}T17:00`, zone) : null
    const body = { id: one.id, title, note: note || null, touchpoint, owner, due_at, revision: one.revision }
    changing.mutate(body, { onSuccess: onClose })
  }
  return (
    <FormDialog opened onClose={onClose} title={say('edit')}>
      <form className={styles.form} onSubmit={submit}>
        <DecisionFields filled={filled} onChange={(part) => fill({ ...filled, ...part })} problem={problem} />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={changing.isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
