/** The subject that goes on: "Re:" stands before it once. */
export function subjectAfter(subject: string | null | undefined, re: (subject: string) => string): string | undefined {
  const bare = subject?.replace(/^((re|aw|sv|antw)\s*:\s*)+/i, '').trim()
  return bare ? re(bare) : undefined
}
