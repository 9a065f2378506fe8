import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { KeyField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import { freeKey } from '@/listen/survey/design/edit'
import { renamed } from '@/listen/survey/design/rename'
import { AddButton } from '@/ui/add-button'
import { ExpressionEditor } from './expression-editor'
import { words } from './words'

/** Values that come with a link, and values that are computed from answers. */
export function ValuesEditor() {
  const say = useWords(words)
  return (
    <section className={styles.editor} aria-label={say('section_values')}>
      <h2 className={styles.title}>{say('section_values')}</h2>
      <Findings />
      <HiddenValues />
      <Variables />
    </section>
  )
}

function HiddenValues() {
  const say = useWords(words)
  const { definition, change } = useBench()
  const hidden = definition.hidden ?? []
  const keys = hidden.map(({ key }) => key)
  const set = (list: typeof hidden) => change((old) => ({ ...old, hidden: list }))
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{say('hidden')}</legend>
      <p className={styles.quiet}>{say('hidden_about')}</p>
      {hidden.map(({ key }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key changes while it is typed
        <div key={at} className={styles.row}>
          <KeyField
            label={say('hidden_key')}
            value={key}
            taken={keys}
            onRename={(to) => change((old) => renamed(old, 'hidden', key, to))}
          />
          <ActionIcon aria-label={say('remove_what', { name: key })} onClick={() => set(hidden.toSpliced(at, 1))}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <AddButton onClick={() => set([...hidden, { key: freeKey('source', keys) }])}>{say('add_hidden')}</AddButton>
    </fieldset>
  )
}

function Variables() {
  const say = useWords(words)
  const { definition, change } = useBench()
  const variables = definition.variables ?? []
  const keys = variables.map(({ key }) => key)
  const set = (list: typeof variables, of?: string) => change((old) => ({ ...old, variables: list }), of)
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{say('variables')}</legend>
      <p className={styles.quiet}>{say('variables_about')}</p>
      {variables.map(({ key, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key changes while it is typed
        <div key={at} className={styles.card}>
          <div className={styles.row}>
            <KeyField
              label={say('variable_key')}
              value={key}
              taken={keys}
              onRename={(to) => change((old) => renamed(old, 'variable', key, to))}
            />
            <ActionIcon aria-label={say('remove_what', { name: key })} onClick={() => set(variables.toSpliced(at, 1))}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          <ExpressionEditor
            value={value}
            before={at}
            onChange={(now) => set(variables.with(at, { key, value: now }), `variable.${at}`)}
          />
        </div>
      ))}
      <AddButton onClick={() => set([...variables, { key: freeKey('value', keys), value: { number: 0 } }])}>
        {say('add_variable')}
      </AddButton>
    </fieldset>
  )
}
