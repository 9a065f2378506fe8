import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    yes: 'yes',
    partly: 'partly',
    no: 'no',
    somebody: 'somebody',
    of: 'of {high}',
  },
  de: {
    yes: 'ja',
    partly: 'zum Teil',
    no: 'nein',
    somebody: 'jemand',
    of: 'von {high}',
  },
})
