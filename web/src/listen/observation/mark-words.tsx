import { ActionIcon, Button, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '@/lib/words'
import styles from './mark-words.module.css'
import { Marked, MarkedText, Sign } from './marked'
import {
  MARKS,
  type Mark,
  marked,
  passagesOf,
  type Range,
  type Span,
  spanAt,
  spansOf,
  trimmed,
  unmarked,
} from './passages'
import { type Observation, useMarkPassages } from './queries'
import { selectedIn, selectIn } from './selected'
import { words } from './words'

/** The words of a note; those who may change it mark passages by selecting them, with the pointer, a finger or keys. */
export function MarkWords({ note }: { note: Observation }) {
  const say = useWords(words)
  const change = useMarkPassages(note.id)
  const { body } = note
  const passages = change.isPending ? change.variables : note.passages
  const spans = useMemo(() => spansOf(body, passages), [body, passages])
  if (!note.may_change) {
    return (
      <p className={styles.words} dir="auto">
        <Marked body={body} passages={passages} />
      </p>
    )
  }
  const keep = (next: readonly Span[]) =>
    change.mutate(passagesOf(body, next), {
      onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }),
    })
  return (
    <>
      <Marking body={body} spans={spans} onKeep={keep} />
      <VisuallyHidden role="status">{say('marked_n', { n: spans.length })}</VisuallyHidden>
      <PassageList body={body} spans={spans} onTakeAway={(span) => keep(unmarked(body, spans, span))} />
    </>
  )
}

interface MarkingProps {
  body: string
  spans: readonly Span[]
  onKeep: (spans: readonly Span[]) => void
}

/** The words as a field one moves and selects in but does not write in, and what a selection can become. */
function Marking({ body, spans, onKeep }: MarkingProps) {
  const say = useWords(words)
  const area = useRef<HTMLDivElement>(null)
  const [range, select] = useState<Range>()
  useSelection(area, select)
  useNoTyping(area)
  useSelectionKept(area, spans, range)
  const chosen = choiceIn(body, spans, range)
  const mark = (as: Mark, { target } = chosen) => target && onKeep(marked(body, spans, target, as))
  const takeAway = ({ target, touched } = chosen) => target && touched && onKeep(unmarked(body, spans, target))
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // A quick key comes before the browser has told of the selection.
    const now = choiceIn(body, spans, selectedIn(event.currentTarget) ?? range)
    const as = MARKS[Number(event.key) - 1]
    if (as) mark(as, now)
    if (event.key === 'Delete' || event.key === 'Backspace') takeAway(now)
  }
  // A press beside the words must not end the selection in them.
  const hold = (event: PointerEvent) => event.preventDefault()
  return (
    <>
      <fieldset className={styles.tools} aria-label={say('mark_as')}>
        {MARKS.map((as, at) => (
          <Button
            key={as}
            variant="default"
            size="compact-md"
            disabled={!chosen.target}
            aria-keyshortcuts={String(at + 1)}
            onPointerDown={hold}
            onClick={() => mark(as)}
          >
            <Sign mark={as} />
            {say(`as_${as}`)}
            <span className={styles.key} aria-hidden="true">
              {at + 1}
            </span>
          </Button>
        ))}
        <Button
          className={styles.away ?? ''}
          variant="subtle"
          color="gray"
          size="compact-md"
          disabled={!chosen.touched}
          onPointerDown={hold}
          onClick={() => takeAway()}
        >
          {say('take_away')}
        </Button>
      </fieldset>
      {/* biome-ignore lint/a11y/useSemanticElements: only this shows marks within words and has a caret */}
      <div
        ref={area}
        className={styles.area}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-readonly
        aria-label={say('body')}
        aria-describedby="mark-hint"
        inputMode="none"
        spellCheck={false}
        dir="auto"
        onKeyDown={keys}
      >
        <MarkedText body={body} spans={spans} />
      </div>
      <p id="mark-hint" className={styles.hint}>
        {chosen.target
          ? say('selected', { quote: shortened(body.slice(chosen.target.from, chosen.target.to)) })
          : say('mark_how')}{' '}
        {!chosen.target && <span className={styles.keys}>{say('mark_keys')}</span>}
      </p>
    </>
  )
}

/** What a selection, or a caret within a passage, can become; and whether it touches a passage. */
function choiceIn(body: string, spans: readonly Span[], range: Range | undefined) {
  const target = range && (trimmed(body, range) ?? spanAt(spans, range.from))
  const touched = target !== undefined && spans.some(({ from, to }) => from < target.to && to > target.from)
  return { target, touched }
}

const shortened = (quote: string) => (quote.length > 60 ? `${quote.slice(0, 60)}…` : quote)

/** Notes what is selected within; what is selected elsewhere changes nothing. */
function useSelection(area: RefObject<HTMLElement | null>, onSelect: (range: Range) => void) {
  useEffect(() => {
    const look = () => {
      const range = area.current && selectedIn(area.current)
      if (range) onSelect(range)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [area, onSelect])
}

/** Lets nothing be written, pasted, dropped or deleted within. */
function useNoTyping(area: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const field = area.current
    const refuse = (event: Event) => event.preventDefault()
    for (const kind of ['beforeinput', 'drop']) field?.addEventListener(kind, refuse)
    return () => {
      for (const kind of ['beforeinput', 'drop']) field?.removeEventListener(kind, refuse)
    }
  }, [area])
}

/** Selects again what was selected before passages were drawn anew, so that the caret keeps its place. */
function useSelectionKept(area: RefObject<HTMLElement | null>, spans: readonly Span[], range: Range | undefined) {
  const drawn = spans.map(({ from, to, mark }) => `${from} ${to} ${mark}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the passages are others
  useLayoutEffect(() => {
    if (area.current && range && document.activeElement === area.current) selectIn(area.current, range)
  }, [drawn])
}

interface ListProps {
  body: string
  spans: readonly Span[]
  onTakeAway: (span: Span) => void
}

/** What was marked, in the order of the words. */
function PassageList({ body, spans, onTakeAway }: ListProps) {
  const say = useWords(words)
  if (spans.length === 0) return null
  return (
    <ul className={styles.list} aria-label={say('passages')}>
      {spans.map((span) => {
        const quote = body.slice(span.from, span.to)
        return (
          <li key={span.from}>
            <span className={styles.kind}>
              <Sign mark={span.mark} /> {say(`mark_${span.mark}`)}
            </span>
            <q className={styles.quote} dir="auto">
              {quote}
            </q>
            <ActionIcon
              size="sm"
              aria-label={say('take_away_of', { quote: shortened(quote) })}
              onClick={() => onTakeAway(span)}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}
