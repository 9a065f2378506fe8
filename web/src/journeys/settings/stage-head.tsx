import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { RecordForm } from '@/customers/form/record-form'
import { useMay } from '@/identity/session/may'
import { changeStage, orderStages, removeStage, type Stage } from '@/journeys/stage/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { MoveButtons } from '@/ui/move-buttons'
import styles from './journey.module.css'
import { moved } from './moved'
import { useChange } from './use-change'
import { words } from './words'

interface Props {
  stage: Stage
  all: readonly Stage[]
  empty: boolean
}

/** The name of a stage, its place among the others, and what can be done with it. */
export function StageHead({ stage: { id, name, revision }, all, empty }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_journeys')
  const ordering = useChange(orderStages)
  const removing = useChange(removeStage)
  const changing = useChange(changeStage)
  const [renaming, rename] = useState(false)
  const ids = all.map((one) => one.id)
  const move = (by: -1 | 1) => ordering.mutate(moved(ids, id, by))
  return (
    <div className={styles.head}>
      <h2 className={styles.name} dir="auto">
        {name}
      </h2>
      {mayWrite && (
        <div className={styles.buttons}>
          <MoveButtons name={name} first={ids[0] === id} last={ids.at(-1) === id} onMove={move} />
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('more_about', { name })}>
                {say('more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => rename(true)}>{say('rename')}</Menu.Item>
              <Menu.Item disabled={!empty} onClick={() => removing.mutate(id)}>
                {say(empty ? 'remove_stage' : 'remove_stage_not')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      <Dialog opened={renaming} onClose={() => rename(false)} title={say('rename')}>
        <RecordForm
          fields={[{ key: 'name', label: say('name'), kind: 'text', value: name, required: true }]}
          busy={changing.isPending}
          error={changing.error}
          revision={revision}
          onSubmit={(_, values, seen) =>
            changing.mutate({ id, name: values.name ?? '', revision: seen }, { onSuccess: () => rename(false) })
          }
          onStale={changing.reset}
          onCancel={() => rename(false)}
        />
      </Dialog>
    </div>
  )
}
