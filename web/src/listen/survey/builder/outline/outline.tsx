import { useState } from 'react'
import { useWords } from '@/lib/words'
import { useSentences } from '@/listen/survey/builder/condition/sentence'
import { useBench } from '@/listen/survey/builder/context'
import { AddQuestion } from '@/listen/survey/builder/kind/add-question'
import type { Page } from '@/listen/survey/design/definition'
import {
  addEnding,
  addPage,
  moveEnding,
  movePage,
  moveQuestion,
  placeQuestion,
  questionsOf,
} from '@/listen/survey/design/edit'
import { SECTIONS } from '@/listen/survey/design/selection'
import { missingIn, wordsOf } from '@/listen/survey/design/text'
import { AddButton } from '@/ui/add-button'
import styles from './outline.module.css'
import { OutlineItem } from './outline-item'
import { words } from './words'

/** Pages, questions and endings in their order, and what is of the survey as a whole. */
export function Outline() {
  const say = useWords(words)
  const { definition, change, select } = useBench()
  const sentences = useSentences()
  const { pages, endings = [], languages } = definition
  const add = (made: ReturnType<typeof addPage>, what: 'page' | 'ending') => {
    change(() => made[0])
    select({ what, key: made[1] })
  }
  const missing = languages.slice(1).reduce((sum, language) => sum + missingIn(definition, language), 0)
  return (
    <nav aria-label={say('outline')} className={styles.outline}>
      <ul className={styles.list}>
        <OutlineItem
          selected={{ what: 'section', key: 'start' }}
          name={wordsOf(definition.title, languages) || say('untitled')}
          under={say('start')}
        />
      </ul>
      {pages.map((page, at) => (
        <PagePart key={page.key} page={page} at={at} />
      ))}
      <AddButton onClick={() => add(addPage(definition), 'page')}>{say('add_page')}</AddButton>
      <h3 className={styles.head}>{say('endings')}</h3>
      <ul className={styles.list}>
        {endings.map(({ key }, at) => (
          <OutlineItem
            key={key}
            selected={{ what: 'ending', key }}
            name={sentences.ending(key)}
            place={say('place_of', { n: at + 1, of: endings.length })}
            onMove={(by) => change((old) => moveEnding(old, key, by))}
            first={at === 0}
            last={at === endings.length - 1}
          />
        ))}
      </ul>
      {endings.length === 0 && <p className={styles.quiet}>{say('endings_none')}</p>}
      <AddButton onClick={() => add(addEnding(definition), 'ending')}>{say('add_ending')}</AddButton>
      <h3 className={styles.head}>{say('as_whole')}</h3>
      <ul className={styles.list}>
        {SECTIONS.filter((key) => key !== 'start').map((key) => (
          <OutlineItem
            key={key}
            selected={{ what: 'section', key }}
            name={say(`section_${key}`)}
            {...(key === 'languages' && missing ? { under: say('missing_n', { n: missing }) } : {})}
          />
        ))}
      </ul>
    </nav>
  )
}

/** A page with its questions; questions are dropped between them. */
function PagePart({ page, at }: { page: Page; at: number }) {
  const say = useWords(words)
  const { definition, change } = useBench()
  const sentences = useSentences()
  const [over, setOver] = useState(false)
  const { pages } = definition
  const all = questionsOf(definition)
  const drop = (key: string, to: number) => {
    const from = page.questions.findIndex((one) => one.key === key)
    change((old) => placeQuestion(old, key, at, from >= 0 && from < to ? to - 1 : to))
  }
  return (
    <section className={styles.page} aria-label={sentences.page(page.key)}>
      <ul className={styles.list}>
        <OutlineItem
          head
          selected={{ what: 'page', key: page.key }}
          name={sentences.page(page.key)}
          place={say('place_of', { n: at + 1, of: pages.length })}
          {...(page.show_if || page.jumps?.length ? { under: say('has_logic') } : {})}
          onMove={(by) => change((old) => movePage(old, page.key, by))}
          first={at === 0}
          last={at === pages.length - 1}
        />
        {page.questions.map((question, index) => (
          <OutlineItem
            key={question.key}
            selected={{ what: 'question', key: question.key }}
            name={wordsOf(question.label, definition.languages) || say('no_words_yet')}
            under={[say(`kind_${question.ask.kind}`), question.show_if && say('under_condition')]
              .filter(Boolean)
              .join(' · ')}
            place={say('place_on', { n: index + 1, of: page.questions.length, page: sentences.page(page.key) })}
            onMove={(by) => change((old) => moveQuestion(old, question.key, by))}
            first={all[0] === question && at === 0}
            last={all.at(-1) === question && at === pages.length - 1}
            drag={question.key}
            onDropped={(key, behind) => drop(key, index + (behind ? 1 : 0))}
          />
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; moving by button or key is the first */}
      <div
        className={styles.end}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false)
          drop(event.dataTransfer.getData('text/plain'), page.questions.length)
        }}
      >
        <AddQuestion page={page.key} name={sentences.page(page.key)} />
      </div>
    </section>
  )
}
