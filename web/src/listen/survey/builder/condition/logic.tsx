import { UnstyledButton } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import type { Definition } from '@/listen/survey/design/definition'
import type { Selected } from '@/listen/survey/design/selection'
import { useSentences } from './sentence'
import { words } from './words'

interface Rule {
  selected: Selected
  told: string
}

/** All logic of the survey as sentences in the order it is walked through; each opens where it is changed. */
export function Logic() {
  const say = useWords(words)
  const { definition, select } = useBench()
  const rules = useRules(definition)
  return (
    <section className={styles.editor} aria-label={say('section_logic')}>
      <h2 className={styles.title}>{say('section_logic')}</h2>
      <p className={styles.quiet}>{say(rules.length ? 'logic_about' : 'logic_none')}</p>
      <ol className={styles.rules}>
        {rules.map(({ selected, told }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rules may say the same
          <li key={at}>
            <UnstyledButton className={styles.kind} onClick={() => select(selected)}>
              {told}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useRules({ pages, endings = [], quotas = [] }: Definition): Rule[] {
  const say = useWords(words)
  const { condition, page, question, ending, target } = useSentences()
  const rule = (selected: Selected, told: string) => [{ selected, told }]
  return [
    ...pages.flatMap(({ key, show_if, questions, jumps = [] }) => [
      ...(show_if ? rule({ what: 'page', key }, say('rule_show', { name: page(key), when: condition(show_if) })) : []),
      ...questions.flatMap((one) => [
        ...(one.show_if
          ? rule(
              { what: 'question', key: one.key },
              say('rule_show', { name: question(one.key), when: condition(one.show_if) }),
            )
          : []),
        ...(one.required_if && !one.required
          ? rule(
              { what: 'question', key: one.key },
              say('rule_require', { name: question(one.key), when: condition(one.required_if) }),
            )
          : []),
      ]),
      ...jumps.flatMap(({ when, to }) =>
        rule(
          { what: 'page', key },
          when
            ? say('rule_jump', { name: page(key), to: target(to), when: condition(when) })
            : say('rule_jump_always', { name: page(key), to: target(to) }),
        ),
      ),
    ]),
    ...endings.flatMap(({ key, show_if }) =>
      show_if ? rule({ what: 'ending', key }, say('rule_end', { name: ending(key), when: condition(show_if) })) : [],
    ),
    ...quotas.flatMap(({ key, when, limit, ending: to }) =>
      rule(
        { what: 'section', key: 'quotas' },
        when
          ? say('rule_quota', { name: key, n: limit, to: ending(to), when: condition(when) })
          : say('rule_quota_all', { name: key, n: limit, to: ending(to) }),
      ),
    ),
  ]
}
