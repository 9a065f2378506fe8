import { Button, NumberInput, Select, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { scaleOf } from '@/measure/reading/scale'
import type { TouchpointMeasure } from '@/measure/touchpoints/measures'
import { words as names } from '@/measure/touchpoints/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import styles from './page.module.css'
import { type Target, touchpoint, useSetTarget } from './queries'
import { words } from './words'

interface Props {
  place: Touchpoint
  measure: TouchpointMeasure
  measures: readonly TouchpointMeasure[]
  questions: readonly SurveyQuestion[]
  onClose: () => void
}

/** Sets the target. Who was overtaken by somebody else is told, sees their target, and decides. */
export function TargetDialog({ place, measure, measures, questions, onClose }: Props) {
  const say = useWords(words)
  const sayName = useWords(names)
  const client = useQueryClient()
  const save = useSetTarget()
  const [seen, setSeen] = useState(place)
  const [of, setOf] = useState<string>(place.target?.measure ?? measure)
  const [value, setValue] = useState<string | number>(place.target?.value ?? '')
  const scale = scaleOf(of as TouchpointMeasure, questions)
  const refusal = save.error instanceof Refused ? save.error : undefined
  const overtaken = refusal?.problem.status === 412
  const wrong = refusal?.at('target.value') ?? refusal?.at('target')

  const put = (target: Target) =>
    save.mutate(
      { id: place.id, revision: seen.revision, target },
      {
        onSuccess: (made) => {
          onClose()
          saved(made)
        },
        onError: async (error) => {
          if (!(error instanceof Refused) || error.problem.status !== 412) return
          setSeen(await client.fetchQuery({ ...touchpoint(place.id), staleTime: 0 }))
        },
      },
    )
  const saved = (made: Touchpoint) => {
    const id = `target-${made.id}-${made.revision}`
    const undo = () => {
      save.mutate({ id: made.id, revision: made.revision, target: seen.target ?? null })
      notifications.hide(id)
    }
    notifications.show({
      id,
      message: (
        <div className={styles.buttons}>
          <span>{say(made.target ? 'saved' : 'cleared', { name: made.name })}</span>
          <Button variant="default" size="compact-sm" onClick={undo}>
            {say('undo')}
          </Button>
        </div>
      ),
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typeof value === 'number') put({ measure: of as TouchpointMeasure, value })
  }
  return (
    <Dialog opened onClose={onClose} title={say('target_of', { name: place.name })}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {overtaken && <Overtaken now={seen} questions={questions} />}
          {save.error && !overtaken && !wrong && <ErrorState error={save.error} />}
          <Select
            label={sayName('measure')}
            data={measures.map((one) => ({ value: one, label: sayName(one) }))}
            value={of}
            allowDeselect={false}
            onChange={(next) => next && setOf(next)}
          />
          <NumberInput
            label={say('target_value')}
            description={say('target_range', { low: scale.low, high: scale.high })}
            value={value}
            min={scale.low}
            max={scale.high}
            clampBehavior="none"
            decimalScale={2}
            size="sm"
            data-autofocus
            error={wrong}
            suffix={scale.format === 'percent' ? ' %' : ''}
            onChange={setValue}
          />
          <div className={styles.buttons}>
            <Button type="submit" loading={save.isPending} disabled={typeof value !== 'number'}>
              {say(overtaken ? 'replace_target' : 'save_target')}
            </Button>
            {seen.target && (
              <Button variant="subtle" color="gray" onClick={() => put(null)}>
                {say('clear_target')}
              </Button>
            )}
          </div>
        </Stack>
      </form>
    </Dialog>
  )
}

function Overtaken({ now, questions }: { now: Touchpoint; questions: readonly SurveyQuestion[] }) {
  const say = useWords(words)
  const sayName = useWords(names)
  const number = useNumbers()
  const { target } = now
  const theirs = target
    ? say('theirs', {
        what: target.measure === 'mean' ? '' : sayName(target.measure),
        value: number.value(target.value, scaleOf(target.measure, questions).format),
      })
    : say('theirs_none')
  return (
    <div className={styles.told} role="alert">
      <p>
        <strong>{say('overtaken')}</strong>
      </p>
      <p>{theirs}</p>
    </div>
  )
}
