import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    preview: 'Preview',
    preview_size: 'Width of the preview',
    preview_phone: 'Phone',
    preview_desk: 'Desktop',
    preview_again: 'Show the page anew',
    preview_open: 'Open it alone, from the beginning',
    preview_about:
      'The page people answer on, with the draft saved last: where you edit, or the page whose answers lead there. What you answer here counts in no figure.',
  },
  de: {
    preview: 'Vorschau',
    preview_size: 'Breite der Vorschau',
    preview_phone: 'Telefon',
    preview_desk: 'Bildschirm',
    preview_again: 'Seite neu zeigen',
    preview_open: 'Allein öffnen, von vorn',
    preview_about:
      'Die Seite, auf der geantwortet wird, mit dem zuletzt gespeicherten Entwurf: wo Sie gerade bauen, oder die Seite, deren Antworten dorthin führen. Was Sie hier antworten, zählt nirgends.',
  },
})
