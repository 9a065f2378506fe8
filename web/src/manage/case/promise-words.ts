import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'Promised',
    due: 'due {due}',
    late: 'late since {due}',
    kept: 'kept {met}',
    kept_late: 'kept {met}, was due {due}',
    escalation: 'If it is late',
    level: '{n}. {name}',
    nobody: 'nobody who is here, or does not know yet',
    told: 'was told',
    speak_with: 'speak with {name}',
  },
  de: {
    title: 'Zugesagt',
    due: 'fällig {due}',
    late: 'überfällig seit {due}',
    kept: 'gehalten {met}',
    kept_late: 'gehalten {met}, fällig war {due}',
    escalation: 'Wenn es zu spät wird',
    level: '{n}. {name}',
    nobody: 'niemand, der hier ist oder es noch nicht weiß',
    told: 'weiß es',
    speak_with: 'sprechen mit {name}',
  },
})
