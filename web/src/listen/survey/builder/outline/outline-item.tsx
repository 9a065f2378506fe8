import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '@/lib/words'
import { useBench } from '@/listen/survey/builder/context'
import { FindingMark } from '@/listen/survey/builder/findings'
import { type Selected, same, toAddress } from '@/listen/survey/design/selection'
import styles from './outline.module.css'
import { words } from './words'

interface Props {
  selected: Selected
  name: string
  under?: string
  /** Where it stands, told after it was moved. */
  place?: string
  head?: boolean
  onMove?: (by: -1 | 1) => void
  first?: boolean
  last?: boolean
  /** The key that is carried when it is dragged. */
  drag?: string
  onDropped?: (key: string, behind: boolean) => void
}

/** What has just been moved, and by what: the focus goes with it, also to another page. */
let carried: { item: string; by: 'key' | -1 | 1 } | undefined

/** One line of the outline: opens what it names; moved by Alt and an arrow, by its buttons, or by dragging. */
export function OutlineItem({
  selected,
  name,
  under,
  place,
  head = false,
  onMove,
  first,
  last,
  drag,
  onDropped,
}: Props) {
  const say = useWords(words)
  const bench = useBench()
  const { announce } = bench
  const here = same(bench.selected, selected)
  const [edge, setEdge] = useState<'before' | 'behind'>()
  const frame = useRef<HTMLLIElement>(null)
  const id = toAddress(selected)
  useEffect(() => {
    if (carried?.item !== id || !place) return
    const { by } = carried
    carried = undefined
    announce(say('moved_to', { name, place }))
    const button = by === 'key' ? null : frame.current?.querySelector<HTMLElement>(`[data-by="${by}"]:not(:disabled)`)
    const target = button ?? frame.current?.querySelector<HTMLElement>('[data-open]')
    target?.focus()
  }, [id, place, name, announce, say])
  const move = (by: -1 | 1, through: 'key' | -1 | 1) => {
    if (!onMove || (by < 0 ? first : last)) return
    carried = { item: id, by: through }
    onMove(by)
  }
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1, 'key')
  }
  const held = (event: DragEvent) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY > top + height / 2 ? 'behind' : 'before'
  }
  const dropping = onDropped && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setEdge(held(event))
    },
    onDragLeave: () => setEdge(undefined),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setEdge(undefined)
      onDropped(event.dataTransfer.getData('text/plain'), held(event) === 'behind')
    },
  }
  return (
    <li
      ref={frame}
      className={styles.item}
      data-here={here}
      data-head={head}
      data-edge={edge}
      draggable={drag !== undefined}
      onDragStart={(event) => drag && event.dataTransfer.setData('text/plain', drag)}
      {...dropping}
    >
      <UnstyledButton
        data-open
        className={styles.open}
        aria-current={here ? 'true' : undefined}
        aria-keyshortcuts={onMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
        onClick={() => bench.select(selected)}
        onKeyDown={press}
      >
        <span className={styles.name} dir="auto">
          {name}
        </span>
        {under && <span className={styles.under}>{under}</span>}
      </UnstyledButton>
      <FindingMark selected={selected} />
      {here && onMove && (
        <span className={styles.moves}>
          <ActionIcon
            size="sm"
            data-by={-1}
            aria-label={say('up', { name })}
            disabled={first ?? false}
            onClick={() => move(-1, -1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            data-by={1}
            aria-label={say('down', { name })}
            disabled={last ?? false}
            onClick={() => move(1, 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </span>
      )}
    </li>
  )
}
