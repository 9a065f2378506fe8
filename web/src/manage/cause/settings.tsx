import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { rootCauses } from '@/manage/case/queries'
import { BringLoop } from '@/manage/pack/bring-loop'
import { AddForm } from '@/ui/add-form'
import { ErrorState } from '@/ui/error-state'
import { LineForm } from '@/ui/line-form'
import { MoveButtons } from '@/ui/move-buttons'
import { Row, RowName, Rows } from '@/ui/rows'
import { showUndo } from '@/ui/undo'
import styles from './cause.module.css'
import { changeCause, makeCause, type RootCause, removeCause } from './queries'
import { type Placed, treeOf } from './tree'
import { words } from './words'

/** Why things go wrong, as the tree people choose from when they resolve a case. */
export function RootCauses() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const making = useChange(makeCause, 'root-causes')
  const { data, error, refetch } = useQuery(rootCauses)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const tree = treeOf(data ?? [])
  return (
    <>
      <p className={styles.about}>{data && data.length === 0 ? say('none') : say('about')}</p>
      {data?.length === 0 && <BringLoop />}
      <Rows>
        {tree.map((placed) => (
          <Cause key={placed.cause.id} placed={placed} manages={manages} />
        ))}
      </Rows>
      {manages && (
        <AddForm
          label={say('new')}
          button={say('add')}
          busy={making.isPending}
          onAdd={(name) => making.mutateAsync({ name })}
        />
      )}
    </>
  )
}

function Cause({ placed: { cause, depth, before, after, parts }, manages }: { placed: Placed; manages: boolean }) {
  const say = useWords(words)
  const [renaming, rename] = useState(false)
  const making = useChange(makeCause, 'root-causes')
  const changing = useChange(changeCause, 'root-causes')
  const { id, name, position, cases, retired_at } = cause
  const move = (by: -1 | 1) => {
    if (by < 0 && before) changing.mutate({ id, position: before.position })
    if (by > 0 && after) changing.mutate({ id: after.id, position })
  }
  return (
    <Row depth={depth}>
      {renaming ? (
        <Rename cause={cause} onClose={() => rename(false)} />
      ) : (
        <RowName facts={[say('cases', { n: cases }), retired_at && say('retired')].filter(Boolean).join(' · ')}>
          <span dir="auto">{name}</span>
        </RowName>
      )}
      {manages && !renaming && (
        <span className={styles.buttons}>
          <MoveButtons name={name} first={!before} last={!after} onMove={move} />
          {depth < 2 && !retired_at && (
            <AddForm
              label={say('new_below', { name })}
              button={say('add_below')}
              busy={making.isPending}
              onAdd={(added) => making.mutateAsync({ name: added, parent: id })}
            />
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={say('rename_of', { name })}
            onClick={() => rename(true)}
          >
            {say('rename')}
          </Button>
          <WayOut cause={cause} parts={parts} />
        </span>
      )}
    </Row>
  )
}

/** A cause that nothing rests on is removed; others are retired. */
function WayOut({ cause: { id, name, parent, cases, retired_at }, parts }: { cause: RootCause; parts: boolean }) {
  const say = useWords(words)
  const making = useChange(makeCause, 'root-causes')
  const changing = useChange(changeCause, 'root-causes')
  const removing = useChange(removeCause, 'root-causes')
  const retire = (retired: boolean) =>
    changing.mutate(
      { id, retired },
      {
        onSuccess: () =>
          showUndo(say(retired ? 'retired_now' : 'used_again', { name }), say('undo'), () =>
            changing.mutate({ id, retired: !retired }),
          ),
      },
    )
  const remove = () =>
    removing.mutate(id, {
      onSuccess: () =>
        showUndo(say('removed', { name }), say('undo'), () => making.mutate({ name, parent: parent ?? null })),
    })
  const removable = cases === 0 && !parts
  const way = retired_at ? 'use_again' : removable ? 'remove' : 'retire'
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={say(`${way}_of`, { name })}
      onClick={() => (way === 'remove' ? remove() : retire(way === 'retire'))}
    >
      {say(way)}
    </Button>
  )
}

function Rename({ cause: { id, name, revision }, onClose }: { cause: RootCause; onClose: () => void }) {
  const say = useWords(words)
  const [typed, type] = useState(name)
  const changing = useChange(changeCause, 'root-causes')
  const send = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate({ id, revision, name: typed.trim() }, { onSuccess: onClose })
  }
  return (
    <LineForm onSubmit={send} onLeave={onClose}>
      <TextInput
        aria-label={say('name_of', { name })}
        required
        autoFocus
        maxLength={200}
        dir="auto"
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={changing.isPending}>
        {say('save')}
      </Button>
    </LineForm>
  )
}
