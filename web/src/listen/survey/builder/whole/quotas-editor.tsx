import { Button, Select } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { ConditionField } from '@/listen/survey/builder/condition/condition-field'
import { useSentences } from '@/listen/survey/builder/condition/sentence'
import { useBench } from '@/listen/survey/builder/context'
import { KeyField, NumberField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import type { Quota } from '@/listen/survey/design/definition'
import { freeKey, patched } from '@/listen/survey/design/edit'
import { AddButton } from '@/ui/add-button'
import { words } from './words'

/** How many answers of a kind are wanted, and where the others are led. */
export function QuotasEditor() {
  const say = useWords(words)
  const { definition, change } = useBench()
  const sentences = useSentences()
  const { quotas = [], endings = [] } = definition
  const keys = quotas.map(({ key }) => key)
  const set = (list: Quota[], of?: string) => change((old) => ({ ...old, quotas: list }), of)
  const put = (at: number, quota: Quota, changes: { [K in keyof Quota]?: Quota[K] | undefined }) =>
    set(quotas.with(at, patched(quota, changes)), `quota.${at}`)
  const [ending] = endings
  return (
    <section className={styles.editor} aria-label={say('section_quotas')}>
      <h2 className={styles.title}>{say('section_quotas')}</h2>
      <Findings />
      <p className={styles.quiet}>{say(ending ? 'quotas_about' : 'quotas_need_ending')}</p>
      {quotas.map((quota, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key changes while it is typed
        <div key={at} className={styles.card}>
          <div className={styles.pair}>
            <KeyField
              label={say('quota_key')}
              value={quota.key}
              taken={keys}
              onRename={(key) => put(at, quota, { key })}
            />
            <NumberField
              label={say('limit')}
              value={quota.limit}
              min={1}
              onChange={(limit = 1) => put(at, quota, { limit })}
            />
          </div>
          <ConditionField
            label={say('quota_counts')}
            without={say('quota_all')}
            begin={say('quota_when')}
            condition={quota.when}
            onChange={(when) => put(at, quota, { when })}
          />
          <Select
            label={say('quota_ending')}
            data={endings.map(({ key }) => ({ value: key, label: sentences.ending(key) }))}
            allowDeselect={false}
            value={quota.ending}
            onChange={(key) => key && put(at, quota, { ending: key })}
          />
          <Button
            className={styles.add ?? ''}
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => set(quotas.toSpliced(at, 1))}
          >
            {say('remove_what', { name: quota.key })}
          </Button>
        </div>
      ))}
      {ending && (
        <AddButton onClick={() => set([...quotas, { key: freeKey('quota', keys), limit: 100, ending: ending.key }])}>
          {say('add_quota')}
        </AddButton>
      )}
    </section>
  )
}
