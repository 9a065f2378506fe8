export const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** An hour as clocks show it. */
export const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
