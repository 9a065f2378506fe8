import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    preview: 'Preview',
    preview_size: 'Width of the preview',
    preview_phone: 'Phone',
    preview_desk: 'Desktop',
    preview_again: 'Show the page anew',
    preview_open: 'Try it whole',
    preview_about:
      'The page people answer on, with the draft saved last, where you edit. What stands under a condition shows once the answers before it fit. What you answer here counts in no figure.',
  },
  de: {
    preview: 'Vorschau',
    preview_size: 'Breite der Vorschau',
    preview_phone: 'Telefon',
    preview_desk: 'Bildschirm',
    preview_again: 'Seite neu zeigen',
    preview_open: 'Ganz ausprobieren',
    preview_about:
      'Die Seite, auf der geantwortet wird, mit dem zuletzt gespeicherten Entwurf, dort, wo Sie bauen. Was unter einer Bedingung steht, erscheint, sobald die Antworten davor passen. Was Sie hier antworten, zählt nirgends.',
  },
})
