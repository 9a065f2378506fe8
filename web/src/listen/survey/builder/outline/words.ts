import { catalogue } from '@/lib/words'
import { words as kinds } from '@/listen/survey/builder/kind/words'
import { words as shared } from '@/listen/survey/builder/words'

export const words = catalogue({
  en: {
    ...shared.en,
    ...kinds.en,
    outline: 'Parts of the survey',
    endings_none: 'Without an ending people read a plain word of thanks.',
    as_whole: 'The survey as a whole',
    add_page: 'Add a page',
    add_ending: 'Add an ending',
    has_logic: 'with logic',
    under_condition: 'under a condition',
    no_words_yet: 'No words yet',
    place_of: '{n} of {of}',
    place_on: '{n} of {of} on {page}',
    moved_to: '{name} is now {place}',
  },
  de: {
    ...shared.de,
    ...kinds.de,
    outline: 'Teile der Umfrage',
    endings_none: 'Ohne Schluss lesen alle ein schlichtes Wort des Dankes.',
    as_whole: 'Die Umfrage als Ganzes',
    add_page: 'Seite hinzufügen',
    add_ending: 'Schluss hinzufügen',
    has_logic: 'mit Logik',
    under_condition: 'unter einer Bedingung',
    no_words_yet: 'Noch ohne Worte',
    place_of: '{n} von {of}',
    place_on: '{n} von {of} auf {page}',
    moved_to: '{name} ist jetzt {place}',
  },
})
