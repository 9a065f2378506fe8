import { Button } from '@mantine/core'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Column } from '@/ui/table/column'
import type { Told } from './queries'
import { Stands } from './stands'
import { words } from './words'

interface Props<T> {
  /** Why one was switched off. */
  fault: (one: T) => string | null | undefined
  /** What the way to one is called for those who do not see its row. */
  opens: (one: T) => string
  onOpen: (id: string) => void
}

/** How each of a list stands, when something last arrived there, and the way to it. */
export function useColumns<T extends Told>({ fault, opens, onOpen }: Props<T>) {
  const say = useWords(words)
  const dates = useDates()
  return {
    state: {
      key: 'state',
      title: say('state'),
      cell: (one) => <Stands told={one} fault={fault(one)} />,
      plain: ({ state }) => say(state),
    },
    arrived: {
      key: 'delivered_at',
      title: say('delivered_at'),
      cell: ({ delivered_at }) => (delivered_at ? dates.ago(delivered_at) : say('never')),
      plain: ({ delivered_at }) => delivered_at,
    },
    more: {
      key: 'more',
      title: say('more'),
      card: 'action',
      align: 'right',
      cell: (one) => (
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={opens(one)} onClick={() => onOpen(one.id)}>
          {say('open')}
        </Button>
      ),
    },
  } satisfies Record<string, Column<T>>
}
