import type { AffectedAt } from '@/monitor/affected/queries'
import type { CaseWhole } from './queries'

const DAY = 86_400_000
/** Days before and after what was lived through in which others may have met the same. */
const AROUND = 14

/** Where and when others may have met what led to a case; nothing where they would have met something good. */
export function othersOf({ kind, touchpoint, said, opened_at }: CaseWhole): AffectedAt | undefined {
  if (!touchpoint || kind === 'praise') return undefined
  const lived = said.filter(({ noun }) => noun !== 'letter').map(({ at }) => Date.parse(at))
  const moments = lived.length > 0 ? lived : [Date.parse(opened_at)]
  const around = (moment: number, days: number) => new Date(moment + days * DAY).toISOString()
  return {
    touchpoint: touchpoint.id,
    from: around(Math.min(...moments), -AROUND),
    until: around(Math.max(...moments), AROUND),
  }
}
