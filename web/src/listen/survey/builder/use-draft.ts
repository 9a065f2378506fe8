import { useCallback, useEffect, useRef, useState } from 'react'
import { Refused } from '@/api/client'
import type { Definition } from '@/listen/survey/design/definition'
import { equal } from '@/listen/survey/design/differences'
import { begin, changed, redone, undone } from '@/listen/survey/design/history'
import { type Draft, useSaveDraft } from '@/listen/survey/queries'

/** How long somebody pauses before the draft saves itself. */
const PAUSE = 800

/** A draft that saves itself, with the way back. */
export function useDraft(id: string, loaded: Draft) {
  const [history, setHistory] = useState(() => begin(loaded.definition))
  const [kept, keep] = useState(loaded)
  const saving = useSaveDraft(id)
  const stale = saving.error instanceof Refused && saving.error.problem.code === 'stale'
  const { mutate, reset } = saving
  const now = history.now
  const dirty = now !== kept.definition

  const save = useCallback(
    (revision: number) =>
      mutate(
        { definition: now, revision },
        { onSuccess: (saved) => keep({ definition: now, revision: saved.revision }) },
      ),
    [mutate, now],
  )
  const refused = saving.isError && saving.variables.definition === now
  const waits = dirty && !saving.isPending && !stale && !refused
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => save(kept.revision), PAUSE)
    return () => clearTimeout(timer)
  }, [waits, save, kept.revision])
  useLeaving(dirty, () => save(kept.revision))

  // Published, closed, or changed by somebody else while nothing was changed here: one goes on from there.
  const behind = loaded.revision > kept.revision && !dirty && !saving.isPending
  useEffect(() => {
    if (!behind) return
    const definition = equal(loaded.definition, now) ? now : loaded.definition
    keep({ definition, revision: loaded.revision })
    setHistory((old) => changed(old, definition, undefined, 0))
  }, [behind, loaded, now])

  const change = useCallback((recipe: (definition: Definition) => Definition, of?: string) => {
    const at = Date.now()
    setHistory((old) => changed(old, recipe(old.now), of, at))
  }, [])
  return {
    definition: now,
    revision: kept.revision,
    change,
    dirty,
    saving: saving.isPending,
    error: stale ? null : saving.error,
    stale,
    undo: history.past.length > 0 ? () => setHistory(undone) : undefined,
    /** Takes back what was done last, whenever that was said. */
    undoLast: useCallback(() => setHistory(undone), []),
    redo: history.future.length > 0 ? () => setHistory(redone) : undefined,
    /** Saves at once, or once more after a failure. */
    save: () => save(kept.revision),
    /** Takes over what somebody else wrote; one's own is a step back away. */
    takeTheirs: (theirs: Draft) => {
      keep(theirs)
      setHistory((old) => changed(old, theirs.definition, undefined, 0))
      reset()
    },
    /** Writes one's own over what somebody else wrote. */
    keepMine: (theirs: Draft) => save(theirs.revision),
  }
}

/** Saves what is not saved when somebody leaves the page, and asks before the window closes. */
function useLeaving(dirty: boolean, save: () => void) {
  const latest = useRef({ dirty, save })
  useEffect(() => {
    latest.current = { dirty, save }
  })
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => latest.current.dirty && event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
      if (latest.current.dirty) latest.current.save()
    }
  }, [])
}
