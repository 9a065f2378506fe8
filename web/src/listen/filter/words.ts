import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    touchpoint: 'Touchpoint',
    account: 'Account',
    person: 'Person',
    type_name: 'Type a name',
  },
  de: {
    touchpoint: 'Berührungspunkt',
    account: 'Firmenkunde',
    person: 'Mensch',
    type_name: 'Namen tippen',
  },
})
