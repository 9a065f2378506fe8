import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { changeTouchpoint, makeTouchpoint, orderTouchpoints, type Touchpoint } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { AddForm } from '@/ui/add-form'
import { MoveButtons } from '@/ui/move-buttons'
import { Row, RowName, Rows } from '@/ui/rows'
import { TextLink } from '@/ui/text-link'
import { showUndo } from '@/ui/undo'
import styles from './journey.module.css'
import { keyOf, moved } from './moved'
import { TouchpointDialog } from './touchpoint-dialog'
import { useChange } from './use-change'
import { words } from './words'

interface Props {
  places: readonly Touchpoint[]
  /** All that are used, in their order. */
  all: readonly Touchpoint[]
  /** Where a new one would stand; none can be added where it is undefined. */
  stage?: string | null
}

/** Touchpoints with their order, what is known of each, and the way out of use and back. */
export function Places({ places, all, stage }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_journeys')
  const making = useChange(makeTouchpoint)
  const [edited, edit] = useState<string>()
  const shown = places.find(({ id }) => id === edited)
  return (
    <>
      <Rows>
        {places.map((place) => (
          <Place key={place.id} place={place} places={places} all={all} onEdit={() => edit(place.id)} />
        ))}
      </Rows>
      {mayWrite && stage !== undefined && (
        <AddForm
          label={say('new_touchpoint')}
          button={say('add_touchpoint')}
          busy={making.isPending}
          onAdd={(name) => making.mutateAsync({ key: keyOf(name), name, stage })}
        />
      )}
      {shown && <TouchpointDialog place={shown} onClose={() => edit(undefined)} />}
    </>
  )
}

interface PlaceProps {
  place: Touchpoint
  places: readonly Touchpoint[]
  all: readonly Touchpoint[]
  onEdit: () => void
}

function Place({ place, places, all, onEdit }: PlaceProps) {
  const say = useWords(words)
  const mayWrite = useMay('write_journeys')
  const teams = useQuery({ ...teamNames, enabled: useMay('read_members') }).data
  const ordering = useChange(orderTouchpoints)
  const changing = useChange(changeTouchpoint)
  const { id, name, channel, team, behaviours, retired_at } = place
  const beside = places.map((one) => one.id)
  /** Neighbours within the stage change places; the others stay where they are. */
  const move = (by: -1 | 1) => {
    const wanted = moved(beside, id, by)
    const rest = all.map((one) => one.id)
    ordering.mutate(rest.map((one) => (beside.includes(one) ? (wanted[beside.indexOf(one)] ?? one) : one)))
  }
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
  const facts = [
    channel,
    teams?.find((one) => one.id === team)?.name,
    behaviours.length > 0 && say('behaviours_n', { n: behaviours.length }),
  ]
  return (
    <Row>
      <RowName facts={facts.filter(Boolean).join(' · ')}>
        <TextLink to="/touchpoints/$id" params={{ id }} dir="auto" inherit>
          {name}
        </TextLink>
      </RowName>
      {mayWrite && (
        <span className={styles.buttons}>
          {!retired_at && (
            <>
              <MoveButtons name={name} first={beside[0] === id} last={beside.at(-1) === id} onMove={move} />
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={say('edit_of', { name })}
                onClick={onEdit}
              >
                {say('edit')}
              </Button>
            </>
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={say(retired_at ? 'use_again_of' : 'retire_of', { name })}
            onClick={() => retire(!retired_at)}
          >
            {say(retired_at ? 'use_again' : 'retire')}
          </Button>
        </span>
      )}
    </Row>
  )
}
