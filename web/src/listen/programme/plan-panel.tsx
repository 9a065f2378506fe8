import { useWords } from '@/lib/words'
import { familyName } from '@/listen/fatigue/rule'
import { words as rules } from '@/listen/fatigue/words'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import { filledOf, WEEK } from './filled'
import type { Programme } from './queries'
import { useTold } from './use-told'
import { words } from './words'

/** What a programme asks, whom, when and how. */
export function PlanPanel({ programme }: { programme: Programme }) {
  const say = useWords(words)
  const sayRules = useWords(rules)
  const { surveyOf, audienceOf, triggerOf } = useTold()
  const { survey, audience, plan } = programme
  const { channel, from, until, days, reminders, expires, thanks, sender } = filledOf(programme, 0)
  const on = WEEK.filter((day) => days.includes(day)).map((day) => say(day))
  return (
    <Panel title={say('plan')}>
      <Facts
        facts={[
          [
            say('survey'),
            <TextLink key="survey" to="/surveys/$id" params={{ id: survey }} inherit>
              {surveyOf(programme)}
            </TextLink>,
          ],
          [
            say('audience'),
            audience ? (
              <TextLink key="audience" to="/audiences/$id" params={{ id: audience }} inherit>
                {audienceOf(programme)}
              </TextLink>
            ) : (
              say('everybody')
            ),
          ],
          [say('trigger'), triggerOf(programme)],
          [say('channel'), say(channel)],
          ...(plan.trigger.when === 'visit' ? [] : [[say('window'), `${from}–${until}, ${on.join(', ')}`] as const]),
          [say(channel === 'interview' ? 'expires_interview' : 'expires'), expires],
          [say('family'), familyName(programme.family, sayRules)],
          [say('priority'), String(programme.priority)],
          ...(channel === 'mail'
            ? ([
                [say('reminders'), reminders || say('reminders_none')],
                [say('sender'), say(`sender_${sender}`)],
                [say('thanks'), say(thanks ? 'thanks_yes' : 'thanks_no')],
                ...Object.entries(plan.words ?? {}).map(
                  ([language, { subject }]) => [`${say('subject')} (${language})`, subject] as const,
                ),
              ] as const)
            : []),
        ]}
      />
    </Panel>
  )
}
