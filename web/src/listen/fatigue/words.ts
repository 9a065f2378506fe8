import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    about:
      'These rules hold over all programmes and channels. Days roll: they begin with the last asking. Reminders and thanks do not count.',
    person_rule:
      '{most, plural, =0 {A person gets no survey} one {A person gets at most # survey} other {A person gets at most # surveys}}{family, select, none {} other { of the family “{name}”}} within {days, plural, one {a day} other {# days}}.',
    account_rule:
      '{most, plural, =0 {Nobody of an account is asked} one {At most # person of an account is asked} other {At most # people of an account are asked}}{family, select, none {} other { by surveys of the family “{name}”}} within {days, plural, one {a day} other {# days}}.',
    no_rules: 'Nothing holds anybody back: everybody may be asked at any time.',
    rules: 'For everybody',
    exceptions: 'For some instead',
    exceptions_about:
      'An exception stands in place of the rule about the same whom and family, for the people its condition finds.',
    no_exceptions: 'The rules hold for everybody alike.',
    for_those: 'For those with',
    whom: 'Whom',
    person: 'each person',
    account: 'each account',
    family: 'Family',
    all_surveys: 'all surveys',
    transaction: 'after something happened',
    relationship: 'relationship',
    interview: 'interview',
    most: 'At most',
    days: 'Within days',
    remove: 'Remove',
    remove_rule: 'Remove rule {n}',
    remove_exception: 'Remove exception {n}',
    rule_n: 'Rule {n}',
    exception_n: 'Exception {n}',
    add_rule: 'Add a rule',
    add_exception: 'Add an exception',
    save: 'Save these rules',
    saved: 'The rules were saved. They hold from now on.',
  },
  de: {
    about:
      'Diese Regeln gelten über alle Programme und Kanäle. Tage rollen: sie beginnen mit der letzten Frage. Erinnerungen und Dank zählen nicht.',
    person_rule:
      '{most, plural, =0 {Ein Mensch bekommt keine Umfrage} one {Ein Mensch bekommt höchstens # Umfrage} other {Ein Mensch bekommt höchstens # Umfragen}}{family, select, none {} other { der Familie „{name}“}} innerhalb {days, plural, one {eines Tages} other {von # Tagen}}.',
    account_rule:
      '{most, plural, =0 {Niemand einer Firma wird} one {Höchstens # Mensch einer Firma wird} other {Höchstens # Menschen einer Firma werden}}{family, select, none {} other { von Umfragen der Familie „{name}“}} innerhalb {days, plural, one {eines Tages} other {von # Tagen}} gefragt.',
    no_rules: 'Nichts hält jemanden zurück: alle dürfen jederzeit gefragt werden.',
    rules: 'Für alle',
    exceptions: 'Für einige stattdessen',
    exceptions_about:
      'Eine Ausnahme steht an der Stelle der Regel über dieselben und dieselbe Familie, für die Menschen, die ihre Bedingung findet.',
    no_exceptions: 'Die Regeln gelten für alle gleich.',
    for_those: 'Für alle mit',
    whom: 'Wen',
    person: 'jeden Menschen',
    account: 'jede Firma',
    family: 'Familie',
    all_surveys: 'alle Umfragen',
    transaction: 'nachdem etwas geschah',
    relationship: 'Beziehung',
    interview: 'Gespräch',
    most: 'Höchstens',
    days: 'Innerhalb von Tagen',
    remove: 'Entfernen',
    remove_rule: 'Regel {n} entfernen',
    remove_exception: 'Ausnahme {n} entfernen',
    rule_n: 'Regel {n}',
    exception_n: 'Ausnahme {n}',
    add_rule: 'Regel hinzufügen',
    add_exception: 'Ausnahme hinzufügen',
    save: 'Diese Regeln speichern',
    saved: 'Die Regeln wurden gespeichert. Sie gelten ab jetzt.',
  },
})
