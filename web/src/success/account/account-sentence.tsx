import { useQuery } from '@tanstack/react-query'
import { AnswersCell, answered } from '@/customers/account/answers-cell'
import { type Account, LEAST_PEOPLE, recommending } from '@/customers/account/queries'
import { words as accountWords } from '@/customers/account/words'
import { useMay } from '@/identity/session/may'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { DistributionBar } from '@/ui/distribution-bar'
import { ErrorState } from '@/ui/error-state'
import { Sentence } from '@/ui/sentence'
import styles from './account-sentence.module.css'
import { gain, type PersonRow } from './person'
import { words } from './words'

/** How an account stands: a score where enough people stand behind it, otherwise their answers. */
export function AccountSentence({
  account,
  rows,
}: {
  account: Account | undefined
  rows: readonly PersonRow[] | undefined
}) {
  const say = useWords(words)
  const sayAccount = useWords(accountWords)
  const number = useNumbers()
  const mayAsk = useMay('ask')
  const asked = recommending(account ? [account] : [])
  const { data, error, refetch } = useQuery({ ...asked, enabled: asked.enabled && mayAsk })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const row = data?.rows[0]
  const n = row?.people ?? row?.n ?? 0
  const enough = row && n >= LEAST_PEOPLE && typeof row.value === 'number'
  const worse = rows?.length ? say('worse', { n: rows.filter((one) => (gain(one) ?? 0) < 0).length }) : undefined
  const names = { bad: sayAccount('bad'), passive: sayAccount('middle'), good: sayAccount('good') }
  const parts = row && answered(row, names)
  const count = (tone: string) => parts?.find((part) => part.tone === tone)?.n ?? 0
  const value = number.value(row?.value ?? 0, 'points')
  const told = say(enough ? 'score' : n === 0 ? 'never' : 'few', { value, n, good: count('good'), bad: count('bad') })
  return (
    <>
      <Sentence under={[worse, say('under', { least: LEAST_PEOPLE })].filter(Boolean).join(' ')}>
        {data || !mayAsk ? told : undefined}
      </Sentence>
      <div className={styles.answers}>
        {row && enough && <AnswersCell row={row} />}
        {parts && n > 0 && <DistributionBar parts={parts} label={sayAccount('recommend')} legend />}
      </div>
    </>
  )
}
