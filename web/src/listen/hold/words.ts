import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    hold_back: 'Hold back from surveys',
    about_contact:
      'This person is asked nothing by any programme while it holds. The share that was held back stands beside the response rate.',
    about_account:
      'Nobody of this account is asked anything by any programme while it holds. The share that was held back stands beside the response rate.',
    reason: 'Why',
    until: 'First day on which surveys go out again',
    until_about: 'Without a day it holds until somebody lifts it.',
    held_contact: 'Held back from surveys',
    held_account: 'Everybody of this account is held back from surveys',
    held_with_account: 'Held back from surveys with the whole account',
    ends: 'until {day}',
    ends_never: 'until somebody lifts it',
    lift: 'Lift it',
    lifted: 'Surveys go out again.',
    undo: 'Undo',
  },
  de: {
    hold_back: 'Von Umfragen zurückhalten',
    about_contact:
      'Kein Programm fragt diesen Menschen, solange es gilt. Der zurückgehaltene Anteil steht neben der Rücklaufquote.',
    about_account:
      'Kein Programm fragt jemanden dieser Firma, solange es gilt. Der zurückgehaltene Anteil steht neben der Rücklaufquote.',
    reason: 'Warum',
    until: 'Erster Tag, an dem Umfragen wieder hinausgehen',
    until_about: 'Ohne Tag gilt es, bis jemand es aufhebt.',
    held_contact: 'Von Umfragen zurückgehalten',
    held_account: 'Alle dieser Firma sind von Umfragen zurückgehalten',
    held_with_account: 'Mit der ganzen Firma von Umfragen zurückgehalten',
    ends: 'bis {day}',
    ends_never: 'bis jemand es aufhebt',
    lift: 'Aufheben',
    lifted: 'Umfragen gehen wieder hinaus.',
    undo: 'Rückgängig',
  },
})
