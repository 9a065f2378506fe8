import { catalogue } from '@/lib/words'

export const words = catalogue({
  en: {
    title: 'Who changed, against their own last time',
    told: 'In the newest {looked, plural, one {answer} other {# answers}}: {worse, plural, =0 {nobody scored worse than their own time before} one {# person scored worse than their own time before} other {# people scored worse than their own time before}}, {better} better, {same} the same.',
    nobody: 'Nobody has answered the same question a second time in these days.',
    nobody_yet: 'Nobody here has answered the same question a second time yet.',
    worse: 'worse than before',
    better: 'better than before',
    since: 'last time {day}',
  },
  de: {
    title: 'Wer anders antwortet als beim eigenen Mal davor',
    told: 'In {looked, plural, one {der neuesten Antwort} other {den neuesten # Antworten}}: {worse, plural, =0 {Niemand bewertete schlechter als beim eigenen Mal davor} one {# Mensch bewertete schlechter als beim eigenen Mal davor} other {# Menschen bewerteten schlechter als beim eigenen Mal davor}}, {better} besser, {same} gleich.',
    nobody: 'In diesen Tagen hat niemand dieselbe Frage ein zweites Mal beantwortet.',
    nobody_yet: 'Hier hat noch niemand dieselbe Frage ein zweites Mal beantwortet.',
    worse: 'schlechter als davor',
    better: 'besser als davor',
    since: 'davor am {day}',
  },
})
