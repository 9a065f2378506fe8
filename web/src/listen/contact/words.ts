import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    person: 'A person',
    last: 'Last answered {score} {when}; {way, select, up {better than before} down {worse than before} same {the same as before} other {nothing earlier to compare with}}.',
    last_change: '{before} before',
    wordless: 'Was heard from, but gave no score.',
    never: 'Nobody has heard from this person yet.',
    under: 'Compared with their own last answer to the same question; one person’s answers prove nothing about others.',
    answers: 'What they said, the latest first',
    more: 'Show more',
    nothing: 'Nothing yet.',
    export: 'Hand out all that is kept',
    exported: 'The file holds everything that is kept of this person.',
    erase: 'Erase this person',
    erase_title: 'Erase for good',
    erase_about:
      'The person, what they agreed to and all they said are erased, also from the figures they went into. Nothing brings them back; a restored backup erases them again.',
    erase_button: 'Erase this person and {n, plural, =0 {no answer} one {# response} other {# responses}}',
    erase_counting: 'Counting what would go …',
    cancel: 'Keep',
    erased: 'Erased, with {n, plural, one {# response} other {# responses}}.',
    failed: 'That did not work: {why}',
  },
  de: {
    person: 'Ein Mensch',
    last: 'Zuletzt {score} geantwortet, {when}; {way, select, up {besser als davor} down {schlechter als davor} same {wie davor} other {davor gibt es nichts zum Vergleich}}.',
    last_change: 'davor {before}',
    wordless: 'Hat sich geäußert, aber keine Note gegeben.',
    never: 'Von diesem Menschen wurde noch nichts gehört.',
    under:
      'Verglichen mit der eigenen letzten Antwort auf dieselbe Frage; die Antworten eines Menschen belegen nichts über andere.',
    answers: 'Was gesagt wurde, das Neueste zuerst',
    more: 'Mehr zeigen',
    nothing: 'Noch nichts.',
    export: 'Alles Gespeicherte herausgeben',
    exported: 'Die Datei enthält alles, was über diesen Menschen gespeichert ist.',
    erase: 'Diesen Menschen löschen',
    erase_title: 'Endgültig löschen',
    erase_about:
      'Der Mensch, seine Einwilligungen und alles Gesagte werden gelöscht, auch aus den Zahlen, in die es einging. Nichts bringt das zurück; eine eingespielte Sicherung löscht es wieder.',
    erase_button: 'Diesen Menschen und {n, plural, =0 {keine Antwort} one {# Antwort} other {# Antworten}} löschen',
    erase_counting: 'Zählt, was verschwände …',
    cancel: 'Behalten',
    erased: 'Gelöscht, mit {n, plural, one {# Antwort} other {# Antworten}}.',
    failed: 'Das ging nicht: {why}',
  },
})
