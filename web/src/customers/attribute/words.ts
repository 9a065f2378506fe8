import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: { attribute: 'Attribute', value: 'Value of {label}', any: 'any', yes: 'Yes', no: 'No' },
  de: { attribute: 'Merkmal', value: 'Wert von {label}', any: 'alle', yes: 'Ja', no: 'Nein' },
})
