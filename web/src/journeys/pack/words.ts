import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'What kind of business is it?',
    about:
      'A pack brings the stages your customers pass through and the touchpoints where they meet you. Everything can be renamed, and nothing that is here already is changed.',
    brings:
      '{stages, plural, one {# stage} other {# stages}}, {touchpoints, plural, one {# touchpoint} other {# touchpoints}}: {names} …',
    apply: 'Begin with {name}',
    later: 'Begin without a pack',
    done: 'Added: {stages, plural, one {# stage} other {# stages}}, {touchpoints, plural, one {# touchpoint} other {# touchpoints}}. What was here stays as it was.',
  },
  de: {
    title: 'Um was für ein Geschäft geht es?',
    about:
      'Ein Paket bringt die Phasen mit, die Ihre Kunden durchlaufen, und die Berührungspunkte, an denen sie Ihnen begegnen. Alles lässt sich umbenennen, und was schon da ist, bleibt.',
    brings:
      '{stages, plural, one {# Phase} other {# Phasen}}, {touchpoints, plural, one {# Berührungspunkt} other {# Berührungspunkte}}: {names} …',
    apply: 'Mit {name} beginnen',
    later: 'Ohne Paket beginnen',
    done: 'Hinzugefügt: {stages, plural, one {# Phase} other {# Phasen}}, {touchpoints, plural, one {# Berührungspunkt} other {# Berührungspunkte}}. Was da war, blieb.',
  },
})
