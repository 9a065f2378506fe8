/** A file as it would lie on somebody's desk. */
export interface Table {
  name: string
  text: string
}

const ACCOUNTS = ['Blue Harbour', 'Cedar & Sons', 'Delta Print', 'Eastgate Clinic']
const FIRST = ['Mia', 'Noah', 'Lea', 'Elias', 'Zoë', 'Jonas', 'Aylin', 'Björn', 'Chloé', 'Omar']
const LAST = ['Becker', 'Núñez', 'Okafor', 'Šimić']
const SAID = ['The ticket was solved in minutes', 'Fine, nothing to add', 'We waited for two days']
const SCORES = [10, 9, 8, 10, 3, 9, 7, 10, 8, 6]

const person = (at: number) => `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length) % LAST.length]}`
const mail = (at: number) => `person${at}@example.com`
const account = (at: number) => ACCOUNTS[at % ACCOUNTS.length]
/** Days of two months that are long past, so that every figure stays. */
const day = (at: number) => `2025-0${4 + (at % 2)}-${String(1 + (at % 28)).padStart(2, '0')}`
const words = (score: number, at: number) => `${SAID[score >= 9 ? 0 : score >= 7 ? 1 : 2]}, number ${at}.`

/** People with the accounts they belong to. */
export function contactsFile(n: number): Table {
  const rows = numbers(n).map((at) => `${person(at)},${mail(at)},${account(at)},Manager`)
  return { name: 'contacts.csv', text: `name,mail,account,title\n${rows.join('\n')}\n` }
}

/** What the first n of them answered. */
export function answersFile(n: number): Table {
  const rows = numbers(n).map((at) => {
    const score = SCORES[at % SCORES.length] ?? 0
    return `${day(at)},${mail(at)},${account(at)},${score},"${words(score, at)}"`
  })
  return { name: 'answers.csv', text: `date,email,account,recommend,comment\n${rows.join('\n')}\n` }
}

const numbers = (n: number) => Array.from({ length: n }, (_, at) => at)
