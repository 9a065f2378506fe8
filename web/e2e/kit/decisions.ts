import type { Page } from 'playwright-core'
import { get, post } from './api'

/** Notes a decision on the newest words of somebody who gave their name, with the reading it rests on. */
export async function noteDecision(page: Page, title = 'Two more people at the hotline until spring') {
  const { items } = await get(page, '/v1/responses?worded=true&limit=50')
  const { id, answers } = items.find((one: { contact?: object }) => one.contact)
  const touchpoint = answers.find((answer: { touchpoint?: string }) => answer.touchpoint)?.touchpoint
  const question = { measure: 'nps', by: ['touchpoint'], during: '2026-01-01..2027-01-01' }
  const told = { title, note: 'Most of those who waited gave up.', touchpoint, question, responses: [id] }
  return post(page, '/v1/decisions', told)
}

/** Writes an announcement of a decision, one of its own unless told. */
export async function announce(page: Page, decision?: { id: string }) {
  const texts = [
    {
      language: 'en',
      title: 'Somebody answers when you call',
      said: 'You waited too long on the phone, and some of you gave up.',
      decided: 'Two more people answer the phone until spring.',
      done: 'They are here. Since Monday most calls are answered within a minute.',
    },
    {
      language: 'de',
      title: 'Jemand geht ans Telefon',
      said: 'Sie haben am Telefon zu lange gewartet, und manche haben aufgegeben.',
      decided: 'Bis zum Frühjahr gehen zwei Leute mehr ans Telefon.',
      done: 'Sie sind da. Seit Montag wird nach einer Minute abgenommen.',
    },
  ]
  const { id } = decision ?? (await noteDecision(page))
  return post(page, '/v1/announcements', { decision: id, texts, quotes: [] })
}
