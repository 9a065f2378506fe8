import { MEASURES, type TouchpointMeasure } from './measures'

export interface TouchpointsSearch {
  measure?: TouchpointMeasure | undefined
  /** What the groups of one touchpoint are made by. */
  by?: string | undefined
}

/** What stands in the address of the pages of touchpoints. */
export const touchpointsSearch = (search: Record<string, unknown>): TouchpointsSearch => ({
  measure: MEASURES.find((one) => one === search.measure),
  by: typeof search.by === 'string' ? search.by : undefined,
})
