import type { Rates } from './queries'

/** People who were asked and whose letter did not come back. */
export const reachedBy = ({ asked, bounced }: Rates) => asked - bounced
