import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    noun: '{noun, select, account {an account} contact {a contact} response {a response} observation {a note} touchpoint {a touchpoint} case {a case} alert {an alert} other {a record}}',
  },
  de: {
    noun: '{noun, select, account {ein Firmenkunde} contact {ein Kontakt} response {eine Antwort} observation {eine Notiz} touchpoint {ein Kontaktpunkt} case {ein Fall} alert {eine Meldung} other {ein Eintrag}}',
  },
})
