import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'What happened, in order',
    none: 'Nothing yet. What its people say and do, cases and contracts will stand here, the latest first.',
    more: 'Earlier',
    response: 'Answered',
    observation: 'Noted',
    interaction: '{event}',
    times: '{n} times',
    case_opened: 'Case {number} opened',
    case_closed: 'Case {number} closed',
    movement: '{what}, {amount} a year',
    state: 'Now: {state}',
    words: '“{words}”',
  },
  de: {
    title: 'Was geschah, der Reihe nach',
    none: 'Noch nichts. Was die Leute sagen und tun, Fälle und Verträge stehen hier, das Neueste zuerst.',
    more: 'Früheres',
    response: 'Geantwortet',
    observation: 'Notiert',
    interaction: '{event}',
    times: '{n}-mal',
    case_opened: 'Fall {number} geöffnet',
    case_closed: 'Fall {number} geschlossen',
    movement: '{what}, {amount} im Jahr',
    state: 'Jetzt: {state}',
    words: '„{words}“',
  },
})
