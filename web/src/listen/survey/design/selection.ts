import type { Definition } from './definition'

/** Parts of the builder that are of the survey as a whole. */
export const SECTIONS = ['start', 'logic', 'values', 'quotas', 'languages', 'theme', 'settings', 'versions'] as const
export type Section = (typeof SECTIONS)[number]

/** What is being edited; in the address as `question:why`. */
export type Selected = { what: 'question' | 'page' | 'ending'; key: string } | { what: 'section'; key: Section }

export const toAddress = ({ what, key }: Selected) => (what === 'section' ? key : `${what}:${key}`)

/** Reads what the address says; what is not there is nothing. */
export function fromAddress(address: string | undefined, { pages, endings = [] }: Definition): Selected | undefined {
  const [, what, key = ''] = /^(question|page|ending):(.*)$/.exec(address ?? '') ?? []
  if (what === 'page' && pages.some((page) => page.key === key)) return { what, key }
  if (what === 'ending' && endings.some((ending) => ending.key === key)) return { what, key }
  if (what === 'question' && pages.some((page) => page.questions.some((one) => one.key === key))) return { what, key }
  const section = SECTIONS.find((one) => one === address)
  return section && { what: 'section', key: section }
}

const SECTION_OF: Record<string, Section> = {
  title: 'start',
  welcome: 'start',
  languages: 'languages',
  hidden: 'values',
  variables: 'values',
  quotas: 'quotas',
  theme: 'theme',
  settings: 'settings',
}

/** What a finding of the server is about: `pages[1].questions[0].show_if` is the first question of the second page. */
export function selectedBy(place: string, { pages, endings = [] }: Definition): Selected | undefined {
  const [, list, at, inner] = /^(pages|endings)\[(\d+)\](?:\.questions\[(\d+)\])?/.exec(place) ?? []
  const page = list === 'pages' ? pages[Number(at)] : undefined
  const question = inner === undefined ? undefined : page?.questions[Number(inner)]
  const ending = list === 'endings' ? endings[Number(at)] : undefined
  if (question) return { what: 'question', key: question.key }
  if (page) return { what: 'page', key: page.key }
  if (ending) return { what: 'ending', key: ending.key }
  const section = SECTION_OF[/^\w+/.exec(place)?.[0] ?? '']
  return section && { what: 'section', key: section }
}

/** Where those who answer read what is selected; the beginning, where it is of the survey as a whole. */
export function readAt(selected: Selected | undefined, { pages }: Definition): Record<string, string> {
  switch (selected?.what) {
    case 'ending':
      return { ending: selected.key }
    case 'page':
      return { page: selected.key }
    case 'question': {
      const page = pages.find(({ questions }) => questions.some((one) => one.key === selected.key))
      return page ? { page: page.key } : {}
    }
    default:
      return {}
  }
}

/** Whether two of them are the same thing. */
export const same = (one: Selected | undefined, other: Selected | undefined) =>
  one?.what === other?.what && one?.key === other?.key
