import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    nobody_title: 'What people answer will be here',
    nobody: 'Nobody has begun yet. Share the link, and the first answer stands here at once.',
    sentence:
      '{n, plural, =0 {Nobody has finished yet} one {One person answered} other {# people answered}}{under_way, plural, =0 {} one {; one has begun and not sent yet} other {; # have begun and not sent yet}}.',
    last: 'The last answer came {day}, {ago}.',
    to_responses: 'Read the responses',
    to_explore: 'Look at it in Explore',
    words: 'In their own words, the newest first',
    completion: '{share} of {n} who began sent their answers.',
    time: 'Half of them took no longer than {time}.',
    seconds: '{n, plural, one {# second} other {# seconds}}',
    minutes: '{n, plural, one {# minute} other {# minutes}}',
    anonymous:
      'This survey promised anonymity: people count in blocks of {n} or more, so that nobody can be told apart.',
    version: 'Version',
    all_versions: 'All versions',
    version_of: 'Version {n}, since {day}',
    asked_by:
      '{former, select, yes {No longer asked: only} other {Asked}} in {n, plural, one {version {which}} other {versions {which}}}.',
    page_n: 'Page {n}',
    path: 'How far they came',
    path_aside: 'of {n, plural, one {one who began} other {# who began}}',
    reached: '{n, plural, one {# came here} other {# came here}}{stopped, plural, =0 {} other {, # stopped here}}',
    answered: '{answered} of {reached} who saw it answered{left, plural, =0 {} other {, # passed it over}}',
    written: '{n, plural, =0 {Nobody wrote words.} one {One person wrote words.} other {# people wrote words.}}',
    too_few: 'Too few people to tell.',
    no_answers: 'No answers.',
    distribution: '{label}, {n, plural, one {# answer} other {# answers}}',
    between: '({range}), n {n}',
    n: 'n {n}',
    wordless: 'Nobody wrote anything yet.',
  },
  de: {
    nobody_title: 'Hier wird stehen, was geantwortet wird',
    nobody: 'Noch niemand hat begonnen. Teilen Sie den Link, und die erste Antwort steht sofort hier.',
    sentence:
      '{n, plural, =0 {Noch niemand ist fertig} one {Eine Person hat geantwortet} other {# Menschen haben geantwortet}}{under_way, plural, =0 {} one {; eine Person hat begonnen und noch nicht gesendet} other {; # haben begonnen und noch nicht gesendet}}.',
    last: 'Die letzte Antwort kam {day}, {ago}.',
    to_responses: 'Die Antworten lesen',
    to_explore: 'In Erkunden ansehen',
    words: 'In eigenen Worten, das Neueste zuerst',
    completion: '{share} von {n}, die begannen, haben gesendet.',
    time: 'Die Hälfte brauchte höchstens {time}.',
    seconds: '{n, plural, one {# Sekunde} other {# Sekunden}}',
    minutes: '{n, plural, one {# Minute} other {# Minuten}}',
    anonymous:
      'Diese Umfrage hat Anonymität versprochen: Menschen zählen in Gruppen von {n} oder mehr, damit niemand erkennbar ist.',
    version: 'Version',
    all_versions: 'Alle Versionen',
    version_of: 'Version {n}, seit {day}',
    asked_by:
      '{former, select, yes {Wird nicht mehr gefragt: nur} other {Gefragt}} in {n, plural, one {Version {which}} other {den Versionen {which}}}.',
    page_n: 'Seite {n}',
    path: 'Wie weit sie kamen',
    path_aside: 'von {n, plural, one {einer Person, die begann} other {#, die begannen}}',
    reached:
      '{n, plural, one {# kam hierher} other {# kamen hierher}}{stopped, plural, =0 {} other {, # hörten hier auf}}',
    answered:
      '{answered} von {reached}, die sie sahen, haben geantwortet{left, plural, =0 {} other {, # übergingen sie}}',
    written:
      '{n, plural, =0 {Niemand schrieb Worte.} one {Eine Person schrieb Worte.} other {# Menschen schrieben Worte.}}',
    too_few: 'Zu wenige, um etwas zu sagen.',
    no_answers: 'Keine Antworten.',
    distribution: '{label}, {n, plural, one {# Antwort} other {# Antworten}}',
    between: '({range}), n {n}',
    n: 'n {n}',
    wordless: 'Noch hat niemand etwas geschrieben.',
  },
})
