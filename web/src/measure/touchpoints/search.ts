import { MEASURES, type TouchpointMeasure } from './measures'

export interface TouchpointsSearch {
  measure?: TouchpointMeasure | undefined
}

/** What stands in the address of the pages of touchpoints. */
export const touchpointsSearch = (search: Record<string, unknown>): TouchpointsSearch => ({
  measure: MEASURES.find((one) => one === search.measure),
})
