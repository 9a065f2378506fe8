import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'Touchpoints',
    measure: 'Measure',
    csat: 'Satisfaction',
    nps: 'NPS',
    ces: 'Ease',
    solved: 'Needs solved',
    explore: 'Explore by touchpoint',
    told_behind:
      '{n, plural, one {# of {all} touchpoints is} other {# of {all} touchpoints are}} proved behind target, {name} most: {value} ({gap}).',
    told_none: 'No touchpoint is proved behind its target. {name} is lowest with {value}.',
    told_too_few: 'No touchpoint has enough answers in these days to tell.',
    days_current:
      'Last {days} days to {last}. Each person counts once, by their latest answer; below ten people a touchpoint stands at the end. Target: the own first quarter with ten answers, until you set one.',
    days_old:
      'The {days} days to {last}, where your newest answers end. Each person counts once, by their latest answer; below ten people a touchpoint stands at the end. Target: the own first quarter with ten answers, until you set one.',
    thin: 'fewer than {least} people, so not ranked',
    table: 'Touchpoints by {what}',
    touchpoint: 'Touchpoint',
    score: 'Score',
    interval: 'Interval, on {ends}',
    by_month: 'By month',
    target: 'Target',
    gap: 'Gap to target',
    trend_of: '{name} over {n} months',
    own_quarter: '{value}, own {quarter}',
    set_target: '{value}, set',
    empty_title: 'Here you will see where customers meet you, the worst first',
    empty:
      'No answers about a touchpoint count for {what} in these days yet. When you bring in a file, say of each question which touchpoint it is about.',
    import: 'Bring in your answers',
  },
  de: {
    title: 'Berührungspunkte',
    measure: 'Kennzahl',
    csat: 'Zufriedenheit',
    nps: 'NPS',
    ces: 'Leichtigkeit',
    solved: 'Anliegen gelöst',
    explore: 'Nach Berührungspunkten erkunden',
    told_behind:
      '{n, plural, one {# von {all} Berührungspunkten liegt} other {# von {all} Berührungspunkten liegen}} belegt hinter dem Ziel, am weitesten {name}: {value} ({gap}).',
    told_none: 'Kein Berührungspunkt liegt belegt hinter seinem Ziel. {name} ist am niedrigsten mit {value}.',
    told_too_few: 'Kein Berührungspunkt hat in diesen Tagen genug Antworten, um etwas zu sagen.',
    days_current:
      'Letzte {days} Tage bis {last}. Jeder Mensch zählt einmal, mit der neuesten Antwort; unter zehn Menschen steht ein Berührungspunkt am Ende. Ziel: das eigene erste Quartal mit zehn Antworten, bis Sie eines setzen.',
    days_old:
      'Die {days} Tage bis {last}, wo Ihre neuesten Antworten enden. Jeder Mensch zählt einmal, mit der neuesten Antwort; unter zehn Menschen steht ein Berührungspunkt am Ende. Ziel: das eigene erste Quartal mit zehn Antworten, bis Sie eines setzen.',
    thin: 'weniger als {least} Menschen, darum ohne Rang',
    table: 'Berührungspunkte nach {what}',
    touchpoint: 'Berührungspunkt',
    score: 'Wert',
    interval: 'Intervall, auf {ends}',
    by_month: 'Nach Monaten',
    target: 'Ziel',
    gap: 'Abstand zum Ziel',
    trend_of: '{name} über {n} Monate',
    own_quarter: '{value}, eigenes {quarter}',
    set_target: '{value}, gesetzt',
    empty_title: 'Hier sehen Sie, wo Kunden Ihnen begegnen, das Schlechteste zuerst',
    empty:
      'In diesen Tagen zählen noch keine Antworten zu einem Berührungspunkt für: {what}. Sagen Sie beim Import zu jeder Frage, um welchen es geht.',
    import: 'Antworten hereinbringen',
  },
})
