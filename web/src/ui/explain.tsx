import { ActionIcon, Anchor, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '@/lib/words'
import styles from './explain.module.css'
import { words } from './words'

interface Props {
  /** Which figure. */
  of: string
  /** The rule in one sentence, as the reading gives it. */
  rule: string
  /** Facts that belong to it: n, interval, unit, dates. */
  facts?: readonly (readonly [name: string, value: ReactNode])[]
  /** Where the whole method is written down. */
  link?: { href: string; text: string }
}

/** How a figure was computed, one press away from the figure. */
export function Explain({ of, rule, facts = [], link }: Props) {
  const say = useWords(words)
  return (
    <Popover width={320} position="bottom-start" shadow="sm" withinPortal>
      <Popover.Target>
        <ActionIcon size={28} aria-label={`${say('how')}: ${of}`}>
          <IconInfoCircle size={16} stroke={1.5} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.rule}>{rule}</p>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {link && (
          <Anchor href={link.href} size="xs">
            {link.text}
          </Anchor>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
