import { Button, Select, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { PointRow } from '@/ui/point-row'
import { type Filled, isBegun } from './filled'
import styles from './note-form.module.css'
import { CONSENTS, KINDS } from './queries'
import { SentimentField } from './sentiment-field'
import { AccountField, PersonField } from './who-fields'
import { words } from './words'

const GO_ON = Array.from({ length: 11 }, (_, value) => ({ value, face: value, name: String(value) }))
const PLACES = ['body', 'account', 'contact', 'happened_at', 'touchpoint', 'consent', 'kind']

interface Props {
  filled: Filled
  set: (changes: Partial<Filled>) => void
  /** What the page is about anyway, and is not asked. */
  about?: 'account' | 'contact' | undefined
  /** Whether more is asked than a call needs. */
  whole?: boolean
  busy: boolean
  error: Error | null
  submit: string
  onSubmit: () => void
  onCancel: () => void
}

/** What was said, how it sounded, whether they would go on; the rest only for those who look for it. Ctrl + Enter keeps it. */
export function NoteForm({ filled, set, about, whole = false, busy, error, submit, onSubmit, onCancel }: Props) {
  const say = useWords(words)
  const id = useId()
  const [further, showFurther] = useState(whole)
  const [tried, attempt] = useState(false)
  const problem = error instanceof Refused ? error : undefined
  const at = (place: string) => problem?.at(place)
  const empty = !isBegun(filled)
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  const offered = places.filter(({ key, retired_at }) => !retired_at || key === filled.touchpoint)
  const send = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (!empty && !busy) onSubmit()
  }
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  return (
    <form className={`${styles.form} ${styles.whole}`} onSubmit={send} onKeyDown={keys}>
      {error && !PLACES.some(at) && <ErrorState error={error} />}
      {!about && <AccountField who={filled} set={set} at={at} />}
      <Textarea
        size="sm"
        classNames={{ input: styles.write }}
        label={say('body')}
        placeholder={say('body_example')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        dir="auto"
        data-autofocus
        value={filled.body}
        error={(tried && empty && say('body_needed')) || at('body')}
        onChange={({ currentTarget }) => set({ body: currentTarget.value })}
      />
      <SentimentField
        value={filled.sentiment ?? undefined}
        onChange={(sentiment) => set({ sentiment: sentiment ?? null })}
      />
      <GoOnField filled={filled} set={set} error={at('propensity')} />
      <div className={styles.pair}>
        {about !== 'contact' && <PersonField who={filled} set={set} at={at} />}
        <Select
          label={say('touchpoint')}
          clearable
          searchable={offered.length > 8}
          placeholder={say('touchpoint_any')}
          data={offered.map(({ key, name }) => ({ value: key, label: name }))}
          value={filled.touchpoint || null}
          error={at('touchpoint')}
          onChange={(touchpoint) => set({ touchpoint: touchpoint ?? '' })}
        />
      </div>
      <UnstyledButton
        className={styles.further}
        aria-expanded={further}
        aria-controls={id}
        onClick={() => showFurther(!further)}
      >
        {say('further')}
        {further ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
      </UnstyledButton>
      {further && (
        <div id={id}>
          <Circumstances filled={filled} set={set} at={at}>
            <Select
              label={say('kind')}
              allowDeselect={false}
              data={KINDS.map((value) => ({ value, label: say(value) }))}
              value={filled.kind}
              error={at('kind')}
              onChange={(kind) => kind && set({ kind: kind as Filled['kind'] })}
            />
          </Circumstances>
        </div>
      )}
      <footer className={styles.foot}>
        <span className={styles.keys}>{say('keep_keys')}</span>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </footer>
    </form>
  )
}

interface PartProps extends Pick<Props, 'filled' | 'set'> {
  at: (place: string) => string | undefined
}

/** When and how it was, and whether words may be passed on. */
export function Circumstances({ filled, set, at, children }: PartProps & { children?: ReactNode }) {
  const say = useWords(words)
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <TextInput
          type="datetime-local"
          label={say('when')}
          description={say('when_about')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={filled.at}
          error={at('happened_at')}
          onChange={({ currentTarget }) => set({ at: currentTarget.value })}
        />
        {children}
      </div>
      <Select
        label={say('consent')}
        clearable
        placeholder={say('consent_none')}
        data={CONSENTS.map((value) => ({ value, label: say(`consent_${value}`) }))}
        value={filled.consent || null}
        error={at('consent')}
        onChange={(consent) => set({ consent: consent ?? '' })}
      />
    </div>
  )
}

/** Whether they would go on, from 0 to 10. */
export function GoOnField({ filled, set, error }: Omit<PartProps, 'at'> & { error: string | undefined }) {
  const say = useWords(words)
  return (
    <PointRow
      label={say('go_on')}
      points={GO_ON}
      value={filled.propensity ?? undefined}
      low={say('go_on_low')}
      high={say('go_on_high')}
      error={error}
      onChange={(propensity) => set({ propensity: propensity ?? null })}
    />
  )
}
