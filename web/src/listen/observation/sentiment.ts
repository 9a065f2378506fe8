/** How somebody sounded, from very bad to very good. */
export const SENTIMENTS = [-2, -1, 0, 1, 2] as const
export type Sentiment = (typeof SENTIMENTS)[number]

export const isSentiment = (given: unknown): given is Sentiment => SENTIMENTS.some((one) => one === given)
