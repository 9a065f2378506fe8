import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    yes: 'Yes',
    no: 'No',
    cancel: 'Cancel',
    export_all: 'All as CSV',
    export_failed: 'The file did not come: {why}',
    save: '{n, plural, =0 {Save} one {Save # change} other {Save # changes}}',
    none: 'none',
    stale_title: 'Somebody else changed it while you were writing',
    stale: 'Nothing of yours was saved yet, and nothing of theirs is lost. Choose which of the two shall stand.',
    field: 'What',
    theirs: 'Theirs, saved',
    yours: 'Yours, not saved',
    keep_theirs: 'Keep theirs',
    save_yours: 'Save yours over it',
  },
  de: {
    yes: 'Ja',
    no: 'Nein',
    cancel: 'Abbrechen',
    export_all: 'Alle als CSV',
    export_failed: 'Die Datei kam nicht: {why}',
    save: '{n, plural, =0 {Speichern} one {# Änderung speichern} other {# Änderungen speichern}}',
    none: 'nichts',
    stale_title: 'Jemand anderes hat es geändert, während Sie schrieben',
    stale:
      'Von Ihnen ist noch nichts gespeichert, und von den anderen ist nichts verloren. Wählen Sie, was von beidem gelten soll.',
    field: 'Was',
    theirs: 'Gespeichert, von anderen',
    yours: 'Ihres, nicht gespeichert',
    keep_theirs: 'Das andere behalten',
    save_yours: 'Mit Ihrem überschreiben',
  },
})
