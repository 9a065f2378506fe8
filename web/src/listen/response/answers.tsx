import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import styles from './answers.module.css'
import type { Response } from './queries'
import { useScored } from './scored'
import { words } from './words'

/** All answers of a response under their questions. */
export function Answers({ response, questions }: { response: Response; questions: readonly SurveyQuestion[] }) {
  const say = useWords(words)
  const scored = useScored()
  return (
    <dl className={styles.answers}>
      {response.answers.map((answer) => {
        const asked = questions.find(({ key }) => key === answer.question)
        const score = asked && typeof answer.score === 'number' ? scored({ asked, score: answer.score }) : undefined
        const lang = response.language ? { lang: response.language } : {}
        return (
          <div key={answer.question} className={styles.answer}>
            <dt>{asked?.label ?? answer.question}</dt>
            <dd data-tone={score?.tone}>
              {score && (
                <span className={styles.score}>
                  <b>{score.text}</b> {score.of}
                </span>
              )}
              {answer.choices && <span>{answer.choices.join(', ')}</span>}
              {answer.text && (
                <p className={styles.text} dir="auto" {...lang}>
                  {answer.text}
                </p>
              )}
              {!score && !answer.choices && !answer.text && say('wordless')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
