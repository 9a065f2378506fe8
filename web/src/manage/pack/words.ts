import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    bring: 'Begin with a starting pack',
    brought:
      'Here now: {rules, plural, one {# rule} other {# rules}} of cases, {service_classes, plural, one {# class} other {# classes}} of service, {causes, plural, one {# root cause} other {# root causes}}, {playbooks, plural, one {# playbook} other {# playbooks}} and {watches, plural, one {# watch} other {# watches}}.',
  },
  de: {
    bring: 'Mit einem Startpaket beginnen',
    brought:
      'Jetzt da: {rules, plural, one {# Fallregel} other {# Fallregeln}}, {service_classes, plural, one {# Serviceklasse} other {# Serviceklassen}}, {causes, plural, one {# Ursache} other {# Ursachen}}, {playbooks, plural, one {# Ablaufplan} other {# Ablaufpläne}} und {watches, plural, one {# Wache} other {# Wachen}}.',
  },
})
