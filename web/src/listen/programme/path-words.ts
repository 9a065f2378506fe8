import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    path: 'How far they came',
    more: 'of the {n} who began last',
    sentence:
      '{started, plural, one {# person} other {# people}} began by its invitations: {sent, plural, =0 {nobody} other {#}} sent the answers{left, plural, =0 {} other {, # left or {left, plural, one {is} other {are}} still at it}}{away, plural, =0 {} other {, # {away, plural, one {was} other {were}} turned away because enough had answered}}.',
    took: 'Half of those who sent took no longer than {median}, a quarter no longer than {lower}, three quarters no longer than {upper}.',
    seconds: '{n, plural, one {# second} other {# seconds}}',
    minutes: '{n, plural, one {# minute} other {# minutes}}',
    anonymous:
      'This survey promised anonymity: where people left and how long it took is shown of all together only, with the results of the survey.',
    by_question: 'Question by question',
    question: 'Question',
    reached: 'Saw it',
    answered: 'Answered',
    stopped: 'Left there',
  },
  de: {
    path: 'Wie weit sie kamen',
    more: 'von den {n}, die zuletzt begannen',
    sentence:
      '{started, plural, one {# Mensch begann} other {# Menschen begannen}} durch seine Einladungen: {sent, plural, =0 {niemand hat} one {# hat} other {# haben}} die Antworten gesendet{left, plural, =0 {} one {, # hörte auf oder ist noch dabei} other {, # hörten auf oder sind noch dabei}}{away, plural, =0 {} one {, # wurde abgewiesen, weil genug geantwortet hatten} other {, # wurden abgewiesen, weil genug geantwortet hatten}}.',
    took: 'Die Hälfte derer, die sendeten, brauchte höchstens {median}, ein Viertel höchstens {lower}, drei Viertel höchstens {upper}.',
    seconds: '{n, plural, one {# Sekunde} other {# Sekunden}}',
    minutes: '{n, plural, one {# Minute} other {# Minuten}}',
    anonymous:
      'Diese Umfrage hat Anonymität versprochen: wo Menschen aufhörten und wie lange es dauerte, wird nur von allen zusammen gezeigt, bei den Ergebnissen der Umfrage.',
    by_question: 'Frage für Frage',
    question: 'Frage',
    reached: 'Sahen sie',
    answered: 'Antworteten',
    stopped: 'Hörten dort auf',
  },
})
