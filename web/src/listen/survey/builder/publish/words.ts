import { catalogue } from '@/lib/words'
import { words as shared } from '@/listen/survey/builder/words'

export const words = catalogue({
  en: {
    ...shared.en,
    versions_about: 'Each stays as it was answered. Taking one over replaces the draft, not what is published.',
    versions_none: 'Nothing was published yet. Each time you publish, a version stands here for good.',
    version_n: 'Version {n}',
    version_take: 'Take over into the draft',
    version_take_n: 'Take over into the draft: version {n}',
    version_taken: 'Version {n} is the draft now',
    publish_title: 'Publish version {n}',
    publish_now: 'Publish version {n}',
    published: 'Version {n} is published',
    publish_errors:
      '{n, plural, one {One thing has to be mended before this can be published.} other {# things have to be mended before this can be published.}}',
    publish_first:
      '{n, plural, one {One question} other {# questions}} on {pages, plural, one {one page} other {# pages}}, in {languages}. From now on it takes answers.',
    publish_changes: 'What changes since the version that is answered now:',
    publish_same: 'Nothing changes for those who answer.',
    publish_under_way:
      '{n, plural, one {One person has begun and finishes} other {# people have begun and finish}} with the version they began with.',
    change_added: 'New: {name}',
    change_removed_ones: 'No longer asked: {name}',
    change_changed: 'Changed: {name}',
    change_language: 'New language: {name}{n, plural, =0 {} one {, # text missing} other {, # texts missing}}',
    change_other: 'Order, pages, endings, looks or behaviour',
  },
  de: {
    ...shared.de,
    versions_about:
      'Jede bleibt, wie sie beantwortet wurde. Eine zu übernehmen ersetzt den Entwurf, nicht das Veröffentlichte.',
    versions_none: 'Noch nichts veröffentlicht. Mit jedem Veröffentlichen steht hier eine Version, die bleibt.',
    version_n: 'Version {n}',
    version_take: 'In den Entwurf übernehmen',
    version_take_n: 'In den Entwurf übernehmen: Version {n}',
    version_taken: 'Version {n} ist jetzt der Entwurf',
    publish_title: 'Version {n} veröffentlichen',
    publish_now: 'Version {n} veröffentlichen',
    published: 'Version {n} ist veröffentlicht',
    publish_errors:
      '{n, plural, one {Eine Sache ist zu beheben, bevor dies veröffentlicht werden kann.} other {# Sachen sind zu beheben, bevor dies veröffentlicht werden kann.}}',
    publish_first:
      '{n, plural, one {Eine Frage} other {# Fragen}} auf {pages, plural, one {einer Seite} other {# Seiten}}, in {languages}. Ab jetzt nimmt sie Antworten an.',
    publish_changes: 'Was sich gegenüber der Version ändert, die jetzt beantwortet wird:',
    publish_same: 'Für die Antwortenden ändert sich nichts.',
    publish_under_way:
      '{n, plural, one {Eine Person hat begonnen und beendet} other {# Menschen haben begonnen und beenden}} sie mit der Version, mit der sie begonnen wurde.',
    change_added: 'Neu: {name}',
    change_removed_ones: 'Nicht mehr gefragt: {name}',
    change_changed: 'Geändert: {name}',
    change_language: 'Neue Sprache: {name}{n, plural, =0 {} one {, # Text fehlt} other {, # Texte fehlen}}',
    change_other: 'Reihenfolge, Seiten, Schlüsse, Aussehen oder Verhalten',
  },
})
