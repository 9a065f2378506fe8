import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    preview: 'Preview',
    preview_size: 'Width of the preview',
    preview_phone: 'Phone',
    preview_desk: 'Desktop',
    preview_again: 'Begin the preview again',
    preview_open: 'Open it alone',
    preview_about: 'The page people answer on, with the draft saved last. What you answer here counts in no figure.',
  },
  de: {
    preview: 'Vorschau',
    preview_size: 'Breite der Vorschau',
    preview_phone: 'Telefon',
    preview_desk: 'Bildschirm',
    preview_again: 'Vorschau von vorn beginnen',
    preview_open: 'Allein öffnen',
    preview_about:
      'Die Seite, auf der geantwortet wird, mit dem zuletzt gespeicherten Entwurf. Was Sie hier antworten, zählt nirgends.',
  },
})
