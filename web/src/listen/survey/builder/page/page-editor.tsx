import { ActionIcon, Button, Select, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { ConditionField } from '@/listen/survey/builder/condition/condition-field'
import { useSentences } from '@/listen/survey/builder/condition/sentence'
import { useBench } from '@/listen/survey/builder/context'
import { KeyField, WordsField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import { Fold } from '@/listen/survey/builder/fold'
import type { Jump, Page, Target } from '@/listen/survey/design/definition'
import { moved, patched, questionsOf, withoutPage, withPage } from '@/listen/survey/design/edit'
import { renamed } from '@/listen/survey/design/rename'
import { AddButton } from '@/ui/add-button'
import { showUndo } from '@/ui/undo'
import { words } from './words'

type Changes = { [K in keyof Page]?: Page[K] | undefined }

/** One page: its title, when it is shown, and where it leads. */
export function PageEditor({ page, onUndo }: { page: Page; onUndo: () => void }) {
  const say = useWords(words)
  const { definition, change, select } = useBench()
  const sentences = useSentences()
  const name = sentences.page(page.key)
  const set = (changes: Changes) =>
    change(
      (old) => withPage(old, page.key, (one) => patched(one, changes)),
      `${page.key}.${Object.keys(changes).join()}`,
    )
  const remove = () => {
    change((old) => withoutPage(old, page.key))
    select({ what: 'section', key: 'start' })
    showUndo(say('removed', { name }), say('undo'), onUndo)
  }
  return (
    <section className={styles.editor} aria-label={name}>
      <header className={styles.editorHead}>
        <h2 className={styles.title}>{name}</h2>
        <Button variant="subtle" color="gray" size="compact-sm" disabled={definition.pages.length < 2} onClick={remove}>
          {say('remove_page', { n: page.questions.length })}
        </Button>
      </header>
      <Findings />
      <WordsField label={say('page_title')} text={page.title} onChange={(title) => set({ title })} />
      <ConditionField
        label={say('shown')}
        without={say('page_always')}
        begin={say('shown_when')}
        condition={page.show_if}
        until={page.questions[0]?.key ?? ''}
        onChange={(show_if) => set({ show_if })}
      />
      <Jumps page={page} onChange={(jumps) => set({ jumps: jumps.length ? jumps : undefined })} />
      <Switch
        label={say('random_questions')}
        checked={page.random ?? false}
        onChange={(event) => set({ random: event.currentTarget.checked || undefined })}
      />
      <Fold title={say('more_settings')}>
        <KeyField
          label={say('page_key')}
          value={page.key}
          taken={definition.pages.map(({ key }) => key)}
          onRename={(to) => {
            change((old) => renamed(old, 'page', page.key, to))
            select({ what: 'page', key: to })
          }}
        />
      </Fold>
    </section>
  )
}

/** Where the page leads: the first jump whose condition holds, or the next page. */
function Jumps({ page, onChange }: { page: Page; onChange: (jumps: Jump[]) => void }) {
  const say = useWords(words)
  const { definition } = useBench()
  const sentences = useSentences()
  const jumps = page.jumps ?? []
  const behind = definition.pages.slice(definition.pages.findIndex(({ key }) => key === page.key) + 1)
  const code = (to: Target) => ('page' in to ? `page:${to.page}` : `ending:${to.ending}`)
  const targets = [
    { group: say('pages'), items: behind.map(({ key }) => ({ value: `page:${key}`, label: sentences.page(key) })) },
    {
      group: say('endings'),
      items: (definition.endings ?? []).map(({ key }) => ({ value: `ending:${key}`, label: sentences.ending(key) })),
    },
  ].filter(({ items }) => items.length)
  const known = targets.flatMap(({ items }) => items.map(({ value }) => value))
  const first = known[0]
  const parse = (value: string): Target =>
    value.startsWith('page:') ? { page: value.slice(5) } : { ending: value.slice(7) }
  const following = questionsOf({ pages: behind })[0]?.key
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{say('jumps')}</legend>
      {jumps.length === 0 && <p className={styles.told}>{say('jumps_none')}</p>}
      {jumps.map((jump, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: jumps have no name but their place
        <div key={at} className={styles.card}>
          <div className={styles.row}>
            <Select
              label={say('jump_to')}
              data={
                known.includes(code(jump.to)) ? targets : [{ group: say('gone'), items: [code(jump.to)] }, ...targets]
              }
              allowDeselect={false}
              value={code(jump.to)}
              onChange={(value) => value && onChange(jumps.with(at, { ...jump, to: parse(value) }))}
            />
            <span className={styles.tools}>
              <ActionIcon
                aria-label={say('up', { name: say('jump_n', { n: at + 1 }) })}
                disabled={at === 0}
                onClick={() => onChange(moved(jumps, at, at - 1))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={say('down', { name: say('jump_n', { n: at + 1 }) })}
                disabled={at === jumps.length - 1}
                onClick={() => onChange(moved(jumps, at, at + 1))}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={say('remove_what', { name: say('jump_n', { n: at + 1 }) })}
                onClick={() => onChange(jumps.toSpliced(at, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            </span>
          </div>
          <ConditionField
            label={say('jump_when')}
            without={say('jump_always')}
            begin={say('jump_only_when')}
            condition={jump.when}
            {...(following ? { until: following } : {})}
            onChange={(when) => onChange(jumps.with(at, patched(jump, { when })))}
          />
        </div>
      ))}
      {first ? (
        <AddButton onClick={() => onChange([...jumps, { to: parse(first) }])}>{say('add_jump')}</AddButton>
      ) : (
        <p className={styles.quiet}>{say('jumps_nowhere')}</p>
      )}
    </fieldset>
  )
}
