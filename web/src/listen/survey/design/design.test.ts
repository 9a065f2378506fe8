import { describe, expect, test } from 'vitest'
import { contrast } from './contrast'
import type { Definition } from './definition'
import { differences, equal } from './differences'
import * as edit from './edit'
import { conditionOf, groupOf } from './group'
import { begin, changed, redone, undone } from './history'
import { freshAsk, GROUPS } from './kinds'
import { referencesTo, renamed, renamedChoice } from './rename'
import { fromAddress, readAt, selectedBy, toAddress } from './selection'
import { OPERATORS, readValue, subjectsOf } from './subject'
import { missingIn, textsOf, unanswered, withAt, withoutLanguage, withWords, wordsOf } from './text'

const survey: Definition = {
  title: { en: 'How are we doing?', de: 'Wie machen wir es?' },
  languages: ['en', 'de'],
  pages: [
    {
      key: 'first',
      questions: [
        { key: 'nps', label: { en: 'Recommend?' }, ask: { kind: 'nps' } },
        {
          key: 'team',
          label: { en: 'Team?' },
          ask: { kind: 'choice', options: [{ key: 'a', label: { en: 'A', de: 'A' } }] },
        },
      ],
      jumps: [{ when: { test: { of: 'nps', is: 'at_least', value: 9 } }, to: { ending: 'thanks' } }],
    },
    {
      key: 'second',
      questions: [
        {
          key: 'why',
          label: { en: 'Why {{nps}} and {{ team | none }}?' },
          ask: { kind: 'words' },
          show_if: {
            any: [{ test: { of: 'nps', is: 'at_most', value: 6 } }, { test: { of: 'team', is: 'in', value: ['a'] } }],
          },
        },
      ],
      jumps: [{ to: { page: 'first' } }],
    },
  ],
  endings: [{ key: 'thanks', title: { en: 'Thanks' } }],
  hidden: [{ key: 'source' }],
  variables: [{ key: 'twice', value: { times: [{ of: 'nps' }, { number: 2 }] } }],
  quotas: [
    { key: 'enough', limit: 5, ending: 'thanks', when: { test: { of: 'variable.twice', is: 'above', value: 3 } } },
  ],
}
const frozen = JSON.stringify(survey)
const keys = (definition: Definition) => definition.pages.map((page) => page.questions.map(({ key }) => key))

describe('moving', () => {
  test('within a page, over its edge, and no further than the survey', () => {
    expect(keys(edit.moveQuestion(survey, 'nps', 1))).toEqual([['team', 'nps'], ['why']])
    expect(keys(edit.moveQuestion(survey, 'team', 1))).toEqual([['nps'], ['team', 'why']])
    expect(keys(edit.moveQuestion(survey, 'why', -1))).toEqual([['nps', 'team', 'why'], []])
    expect(keys(edit.moveQuestion(survey, 'why', 1))).toEqual(keys(survey))
  })
  test('to a place of a page, as by dragging', () => {
    expect(keys(edit.placeQuestion(survey, 'nps', 1, 1))).toEqual([['team'], ['why', 'nps']])
    expect(keys(edit.placeQuestion(survey, 'nobody', 1, 1))).toEqual(keys(survey))
  })
  test('pages', () => {
    expect(edit.movePage(survey, 'second', -1).pages.map(({ key }) => key)).toEqual(['second', 'first'])
    expect(edit.movePage(survey, 'second', 1)).toEqual(survey)
  })
})

describe('adding and removing', () => {
  test('keys are free', () => {
    const [more, key] = edit.addQuestion(survey, 'first', 'nps', 'nps')
    expect(key).toBe('nps_2')
    expect(keys(more)).toEqual([['nps', 'nps_2', 'team'], ['why']])
    expect(keys(edit.copyQuestion(more, 'nps_2')[0])).toEqual([['nps', 'nps_2', 'nps_3', 'team'], ['why']])
    expect(edit.addPage(survey)[1]).toBe('page_3')
    expect(edit.addEnding(survey)[1]).toBe('ending')
  })
  test('keys of words', () => {
    expect(edit.keyOf('How was the Überlieferung, 2x?')).toBe('how_was_the_uberlieferung_2x')
    expect(edit.keyOf('???')).toBe('')
  })
  test('what is undefined is left out', () => {
    expect(edit.patched({ a: 1, b: 2 }, { b: undefined })).toEqual({ a: 1 })
  })
  test('every kind begins as something', () => {
    for (const kind of GROUPS.flatMap(({ kinds }) => kinds)) expect(freshAsk(kind, 'en').kind).toBe(kind)
  })
})

describe('renaming', () => {
  test('a question, in conditions, values, jumps and words', () => {
    const now = renamed(survey, 'question', 'nps', 'recommend')
    expect(JSON.stringify(now)).not.toContain('"of":"nps"')
    expect(now.pages[1]?.questions[0]?.label.en).toBe('Why {{recommend}} and {{team| none }}?')
    expect(referencesTo(survey, 'nps')).toBe(4)
    expect(referencesTo(now, 'recommend')).toBe(4)
    expect(now.pages[0]?.questions[0]?.ask.kind).toBe('nps')
  })
  test('a page and an ending, where jumps and quotas lead', () => {
    expect(renamed(survey, 'page', 'first', 'start').pages[1]?.jumps).toEqual([{ to: { page: 'start' } }])
    const now = renamed(survey, 'ending', 'thanks', 'bye')
    expect(now.quotas?.[0]?.ending).toBe('bye')
    expect(now.pages[0]?.jumps?.[0]?.to).toEqual({ ending: 'bye' })
  })
  test('a variable, behind its prefix only', () => {
    const now = renamed(survey, 'variable', 'twice', 'double')
    expect(now.quotas?.[0]?.when).toEqual({ test: { of: 'variable.double', is: 'above', value: 3 } })
  })
  test('a choice, where it is compared with', () => {
    const now = renamedChoice(survey, 'team', 'a', 'north')
    expect(now.pages[0]?.questions[1]?.ask.options?.[0]?.key).toBe('north')
    expect(JSON.stringify(now.pages[1]?.questions[0]?.show_if)).toContain('["north"]')
  })
})

describe('words', () => {
  test('fall back from region to language to the first of the survey', () => {
    expect(wordsOf({ en: 'a', de: 'b' }, ['en'], 'de-AT')).toBe('b')
    expect(wordsOf({ en: 'a' }, ['en'], 'fr')).toBe('a')
    expect(wordsOf({ it: 'c' }, ['en'])).toBe('c')
    expect(wordsOf(undefined, ['en'])).toBe('')
  })
  test('are found in order, counted where they are missing, and put at their place', () => {
    expect(textsOf(survey).map(({ path }) => path.join('.'))).toEqual([
      'title',
      'pages.0.questions.0.label',
      'pages.0.questions.1.label',
      'pages.0.questions.1.ask.options.0.label',
      'pages.1.questions.0.label',
      'endings.0.title',
    ])
    expect(missingIn(survey, 'de')).toBe(4)
    const now = withAt(survey, ['pages', 1, 'questions', 0, 'label'], withWords({ en: 'x' }, 'de', 'y'))
    expect(now.pages[1]?.questions[0]?.label).toEqual({ en: 'x', de: 'y' })
    expect(withWords({ en: 'x' }, 'en', '')).toEqual({})
  })
  test('go with their language', () => {
    const now = withoutLanguage(survey, 'de')
    expect(now.languages).toEqual(['en'])
    expect(JSON.stringify(now)).not.toContain('"de"')
  })
})

describe('conditions', () => {
  test.each([
    { test: { of: 'a', is: 'answered' as const } },
    {
      any: [
        { test: { of: 'a', is: 'empty' as const } },
        { all: [{ test: { of: 'b', is: 'equal' as const, value: 1 } }, { test: { of: 'c', is: 'empty' as const } }] },
      ],
    },
    { not: { test: { of: 'a', is: 'empty' as const } } },
    { not: { any: [{ test: { of: 'a', is: 'empty' as const } }, { test: { of: 'b', is: 'empty' as const } }] } },
  ])('%j stays the same as groups and back', (condition) => {
    expect(conditionOf(groupOf(condition))).toEqual(condition)
  })
  test('nothing compared is no condition', () => {
    expect(conditionOf({ mode: 'any', items: [{ mode: 'all', items: [] }] })).toBeUndefined()
  })
  test('look at what comes before, by its form', () => {
    const none = { contact: [], account: [] }
    expect(subjectsOf(survey, none, 'team').map(({ of }) => of)).toEqual([
      'nps',
      'hidden.source',
      'variable.twice',
      'language',
    ])
    expect(subjectsOf(survey, none).map(({ form }) => form)).toEqual([
      'number',
      'choice',
      'words',
      'any',
      'any',
      'choice',
    ])
    expect(OPERATORS.number).not.toContain('includes')
    expect([readValue('number', '6'), readValue('words', '6'), readValue('any', 'six')]).toEqual([6, '6', 'six'])
  })
})

test('what is edited stands in the address, and findings lead to it', () => {
  for (const address of ['question:why', 'page:first', 'ending:thanks', 'logic']) {
    const selected = fromAddress(address, survey)
    expect(selected && toAddress(selected)).toBe(address)
  }
  expect(fromAddress('question:nobody', survey)).toBeUndefined()
  expect(selectedBy('pages[1].questions[0].show_if.any[1]', survey)).toEqual({ what: 'question', key: 'why' })
  expect(selectedBy('pages[0].jumps[0].to', survey)).toEqual({ what: 'page', key: 'first' })
  expect(selectedBy('quotas[0].ending', survey)).toEqual({ what: 'section', key: 'quotas' })
  expect(selectedBy('', survey)).toBeUndefined()
})

test('words that wait for an answer leave it open', () => {
  expect(unanswered('Why {{nps}} and {{ team | none }}, {{contact.name|}}?')).toBe('Why … and none, …?')
})

test('the preview shows where the selected is read', () => {
  const at = (address: string) => readAt(fromAddress(address, survey), survey)
  expect([at('question:why'), at('page:first'), at('ending:thanks')]).toEqual([
    { page: 'second' },
    { page: 'first' },
    { ending: 'thanks' },
  ])
  expect([at('theme'), at('')]).toEqual([{}, {}])
})

test('typing on is one step back, another change a second one', () => {
  const typed = ['a', 'ab', 'abc'].reduce((history, now, at) => changed(history, now, 'label', at * 100), begin(''))
  const more = changed(typed, 'other', undefined, 400)
  expect(undone(more).now).toBe('abc')
  expect(undone(undone(more)).now).toBe('')
  expect(undone(undone(undone(more))).now).toBe('')
  expect(redone(redone(undone(undone(more)))).now).toBe('other')
})

test('what a version changes is told by question', () => {
  const label = { en: 'Would you?' }
  const [more] = edit.addQuestion(
    edit.withQuestion(edit.withoutQuestion(survey, 'team'), 'nps', (one) => ({ ...one, label })),
    'second',
    'date',
  )
  const told = differences(survey, { ...more, languages: ['en', 'de', 'fr'] })
  expect(told.added.map(({ key }) => key)).toEqual(['date'])
  expect(told.removed.map(({ key }) => key)).toEqual(['team'])
  expect(told.changed.map(({ key }) => key)).toEqual(['nps'])
  expect(told.languages).toEqual(['fr'])
  const { title, ...rest } = survey
  expect(equal(survey, { ...rest, title })).toBe(true)
  expect(differences(survey, edit.movePage(survey, 'first', 1)).other).toBe(true)
})

test('contrast is told as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5)
  expect(contrast('red', '#ffffff')).toBeUndefined()
})

test('nothing is ever changed in place', () => {
  expect(JSON.stringify(survey)).toBe(frozen)
})
