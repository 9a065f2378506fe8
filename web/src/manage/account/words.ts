import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    glance: 'To know before one speaks',
    ends: '{name} ends {day}, {ago}.',
    overdue: '{name} was to end {day}; nobody told what became of it.',
    cases:
      '{open, plural, =0 {No case is open.} one {One case is open{late, plural, =0 {} other {, and late}}.} other {# cases are open{late, plural, =0 {} other {, {late} of them late}}.}}',
    replied: '{n, plural, one {In one} other {In #}} the customer waits for an answer.',
  },
  de: {
    glance: 'Gut zu wissen, bevor man spricht',
    ends: '{name} endet {day}, {ago}.',
    overdue: '{name} sollte {day} enden; niemand sagte, was daraus wurde.',
    cases:
      '{open, plural, =0 {Kein Fall ist offen.} one {Ein Fall ist offen{late, plural, =0 {} other { und überfällig}}.} other {# Fälle sind offen{late, plural, =0 {} other {, {late} davon überfällig}}.}}',
    replied: '{n, plural, one {In einem} other {In #}} wartet der Kunde auf Antwort.',
  },
})
