import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import type { Operator, Test } from '@/listen/survey/design/definition'
import { type Group, isTest } from '@/listen/survey/design/group'
import { OPERATORS, type Subject } from '@/listen/survey/design/subject'
import { AddButton } from '@/ui/add-button'
import { freshTest } from './condition-field'
import { ValueField } from './condition-value'
import { useSentences } from './sentence'
import { words } from './words'

const MODES = ['all', 'any', 'none'] as const
/** Groups in groups in groups; deeper ones are for files. */
const DEEPEST = 3

interface Props {
  group: Group
  subjects: readonly Subject[]
  onChange: (group: Group) => void
  depth?: number
}

/** Comparisons and groups of them, of which all, any or none have to hold. */
export function GroupEditor({ group, subjects, onChange, depth = 1 }: Props) {
  const say = useWords(words)
  const { mode, items } = group
  const put = (at: number, item?: Group | Test) =>
    onChange({ mode, items: item ? items.with(at, item) : items.toSpliced(at, 1) })
  const first = subjects[0]
  const add = (item: Group | Test) => onChange({ mode, items: [...items, item] })
  return (
    <div className={styles.group} data-depth={depth}>
      {(items.length > 1 || mode === 'none' || depth > 1) && (
        <Select
          aria-label={say('mode')}
          data={MODES.map((value) => ({ value, label: say(`mode_${value}`) }))}
          allowDeselect={false}
          value={mode}
          onChange={(value) => value && onChange({ mode: value, items })}
        />
      )}
      {items.map((item, at) =>
        isTest(item) ? (
          <TestEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no name but their place
            key={at}
            test={item}
            subjects={subjects}
            onChange={(test) => put(at, test)}
            onRemove={() => put(at)}
          />
        ) : (
          <GroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name but their place
            key={at}
            group={item}
            subjects={subjects}
            depth={depth + 1}
            onChange={(inner) => put(at, inner.items.length ? inner : undefined)}
          />
        ),
      )}
      {first && (
        <div className={styles.tools}>
          <AddButton onClick={() => add(freshTest(first))}>{say('add_test')}</AddButton>
          {depth < DEEPEST && (
            <AddButton onClick={() => add({ mode: mode === 'any' ? 'all' : 'any', items: [freshTest(first)] })}>
              {say('add_group')}
            </AddButton>
          )}
        </div>
      )}
    </div>
  )
}

interface TestProps {
  test: Test
  subjects: readonly Subject[]
  onChange: (test: Test) => void
  onRemove: () => void
}

function TestEditor({ test, subjects, onChange, onRemove }: TestProps) {
  const say = useWords(words)
  const sentences = useSentences()
  const subject = subjects.find(({ of }) => of === test.of)
  const groups = [...new Set(subjects.map(({ group }) => group))].map((group) => ({
    group: say(`from_${group}`),
    items: subjects
      .filter((one) => one.group === group)
      .map((one) => ({ value: one.of, label: sentences.subject(one) })),
  }))
  const unknown = subject
    ? []
    : [{ group: say('from_other'), items: [{ value: test.of, label: say('unknown_subject', { of: test.of }) }] }]
  const operators = subject ? OPERATORS[subject.form] : OPERATORS.any
  const pick = (of: string | null) => {
    const found = subjects.find((one) => one.of === of)
    if (found && found.of !== test.of) onChange(freshTest(found))
  }
  const compare = (is: Operator | null) => {
    if (!is) return
    const { value, ...bare } = test
    const list = is === 'in' || is === 'not_in'
    if (is === 'answered' || is === 'empty') return onChange({ ...bare, is })
    const single = Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
    onChange({ ...bare, is, value: list ? [String(single)] : single })
  }
  return (
    <div className={styles.test}>
      <Select
        aria-label={say('compare_what')}
        data={[...groups, ...unknown]}
        searchable={subjects.length > 8}
        allowDeselect={false}
        error={subject ? undefined : say('unknown_here')}
        value={test.of}
        onChange={pick}
      />
      <Select
        aria-label={say('compare_how')}
        data={operators.map((value) => ({ value, label: say(`is_${value}`) }))}
        allowDeselect={false}
        value={test.is}
        onChange={compare}
      />
      <ValueField test={test} subject={subject} onChange={(value) => onChange({ ...test, value })} />
      <ActionIcon aria-label={say('remove_test')} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}
