/** The measures a touchpoint can be ranked by and have a target in, the one that is asked there most first. */
export const MEASURES = ['csat', 'nps', 'ces', 'solved'] as const
export type TouchpointMeasure = (typeof MEASURES)[number]
