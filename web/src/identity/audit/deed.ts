/** What was done to what, as one key: `response.marked` and `marked` of a response are the same deed. */
export const deed = (noun: string, action: string) => `${noun}_${action.split('.').at(-1)}`
