import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'Went through it and said nothing',
    told: '{people, plural, one {# person} other {# people}}{accounts, plural, =0 {} one { of # account} other { of # accounts}} went through it in the last 30 days and did not say how it was.',
    told_window:
      '{people, plural, one {# person} other {# people}}{accounts, plural, =0 {} one { of # account} other { of # accounts}} went through it from {from} to {until} and did not say how it was.',
    nobody: 'Everybody of whom we know that they went through it in the last 30 days said how it was.',
    nobody_window: 'Everybody of whom we know that they went through it from {from} to {until} said how it was.',
    person: 'Who',
    a_person: 'A person',
    account: 'Account',
    times: 'Times',
    last: 'Last on',
    reach_out: 'Reach out to {n, plural, one {# customer} other {# customers}}',
    task: 'Ask how {place} went: they went through it and said nothing',
    made: '{made, plural, =0 {Everybody has an open task about it already.} one {There is a task for # customer, due in five days.} other {There are tasks for # customers, due in five days.}}{left_off, plural, =0 {} other { # more are left for another time.}}',
    tasks_made: 'Tasks made',
    more: 'Show more',
  },
  de: {
    title: 'Haben es erlebt und nichts gesagt',
    told: '{people, plural, one {# Mensch hat} other {# Menschen haben}}{accounts, plural, =0 {} one { bei # Firma} other { bei # Firmen}} es in den letzten 30 Tagen erlebt und nicht gesagt, wie es war.',
    told_window:
      '{people, plural, one {# Mensch hat} other {# Menschen haben}}{accounts, plural, =0 {} one { bei # Firma} other { bei # Firmen}} es vom {from} bis {until} erlebt und nicht gesagt, wie es war.',
    nobody: 'Alle, von denen wir wissen, dass sie es in den letzten 30 Tagen erlebt haben, haben gesagt, wie es war.',
    nobody_window:
      'Alle, von denen wir wissen, dass sie es vom {from} bis {until} erlebt haben, haben gesagt, wie es war.',
    person: 'Wer',
    a_person: 'Ein Mensch',
    account: 'Firma',
    times: 'Wie oft',
    last: 'Zuletzt am',
    reach_out: 'Bei {n, plural, one {# Kunden} other {# Kunden}} melden',
    task: 'Fragen, wie {place} war: sie haben es erlebt und nichts gesagt',
    made: '{made, plural, =0 {Für alle gibt es schon eine offene Aufgabe dazu.} one {Es gibt eine Aufgabe für # Kunden, fällig in fünf Tagen.} other {Es gibt Aufgaben für # Kunden, fällig in fünf Tagen.}}{left_off, plural, =0 {} other { # weitere bleiben für ein anderes Mal.}}',
    tasks_made: 'Aufgaben gemacht',
    more: 'Mehr zeigen',
  },
})
