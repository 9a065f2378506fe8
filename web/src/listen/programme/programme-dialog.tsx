import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { audiences } from '@/customers/audience/queries'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { everySurvey } from '@/listen/survey/queries'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { Choice } from './choice'
import { blank, bodyOf, type Filled, filledOf } from './filled'
import { HowFields } from './how-fields'
import { LetterFields } from './letter-fields'
import { OftenFields } from './often-fields'
import styles from './programme.module.css'
import { changeProgramme, makeProgramme, type Programme } from './queries'
import { TriggerFields } from './trigger-fields'
import { words } from './words'

interface Props {
  /** The one to change; without it a new one is made. */
  programme?: Programme
  onDone: (kept: Programme) => void
  onClose: () => void
}

/** What every part of the form gets. */
export interface PartProps {
  filled: Filled
  set: (change: Partial<Filled>) => void
  /** What the server said of a place. */
  at: (place: string) => string | undefined
}

/** Decides who is drawn and when, from now on the same for this programme. */
const newSeed = () => Math.floor(Math.random() * 1_000_000)

/** Makes a programme, or changes one. */
export function ProgrammeDialog({ programme, onDone, onClose }: Props) {
  const say = useWords(words)
  const [filled, fill] = useState(() => (programme ? filledOf(programme, newSeed()) : blank(newSeed())))
  const making = useChange(makeProgramme, 'programmes')
  const changing = useChange(changeProgramme, 'programmes')
  const { error } = programme ? changing : making
  const problem = error instanceof Refused ? error : undefined
  const part: PartProps = {
    filled,
    set: (change) => fill((before) => ({ ...before, ...change })),
    at: (place) => problem?.at(place),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(filled)
    if (programme) changing.mutate({ id: programme.id, revision: programme.revision, ...body }, { onSuccess: onDone })
    else making.mutate(body, { onSuccess: onDone })
  }
  return (
    <Dialog opened onClose={onClose} title={say(programme ? 'edit' : 'add')} size="lg">
      <form className={styles.stack} onSubmit={submit}>
        {error && !problem?.problem.invalid_params?.length && <ErrorState error={error} />}
        <WhatFields {...part} />
        <h3 className={styles.head}>{say('trigger')}</h3>
        <TriggerFields {...part} />
        <h3 className={styles.head}>{say('plan')}</h3>
        <HowFields {...part} />
        {filled.channel === 'mail' && <LetterFields {...part} />}
        <h3 className={styles.head}>{say('often')}</h3>
        <OftenFields {...part} />
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" disabled={!filled.survey} loading={making.isPending || changing.isPending}>
            {say(programme ? 'save' : 'make')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}

function WhatFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const surveys = useQuery(everySurvey).data
  const groups = useQuery({ ...audiences, enabled: useMay('read_customers') }).data ?? []
  const open = surveys?.filter(({ id, state }) => state === 'open' || id === filled.survey) ?? []
  return (
    <>
      <TextInput
        label={say('name')}
        required
        maxLength={200}
        data-autofocus
        value={filled.name}
        error={at('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <Choice
        label={say('survey')}
        description={surveys && open.length === 0 ? say('survey_none') : undefined}
        required
        data={open.map(({ id, name }) => ({ value: id, label: name }))}
        value={filled.survey}
        error={at('survey')}
        onChange={(survey) => set({ survey, words: {} })}
      />
      <Choice
        label={say('audience')}
        description={say('everybody_about')}
        placeholder={say('everybody')}
        clearable
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={filled.audience}
        error={at('audience')}
        onChange={(audience) => set({ audience })}
      />
    </>
  )
}
