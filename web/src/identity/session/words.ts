import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'Log in',
    mail: 'Mail address',
    password: 'Password',
    go: 'Log in',
    forgotten: 'Forgotten? An owner or admin of your workspace makes you a link for a new password.',
    expired_title: 'You were logged out',
    expired:
      'Your session has ended. Log in again: what you typed is still here, and what you were saving is then sent.',
    leave: 'Leave this page instead',
    tagline: 'Hear your customers. Trust the number.',
  },
  de: {
    title: 'Anmelden',
    mail: 'E-Mail-Adresse',
    password: 'Passwort',
    go: 'Anmelden',
    forgotten: 'Vergessen? Wer Ihren Arbeitsbereich verwaltet, macht Ihnen einen Link für ein neues Passwort.',
    expired_title: 'Sie wurden abgemeldet',
    expired:
      'Ihre Sitzung ist zu Ende. Melden Sie sich wieder an: Was Sie geschrieben haben, ist noch da, und was Sie gerade speicherten, wird dann gesendet.',
    leave: 'Diese Seite stattdessen verlassen',
    tagline: 'Kunden hören. Der Zahl trauen.',
  },
})
