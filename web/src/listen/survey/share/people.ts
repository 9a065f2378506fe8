/** Mail addresses or numbers of people as somebody pasted them: one a line, or with commas between; each once. */
export function peopleOf(pasted: string): string[] {
  const named = pasted.split(/[\n,;\t]+/).map((one) => one.trim().replace(/^"|"$/g, ''))
  return [...new Set(named.filter(Boolean))]
}

/** The person as the API names them: by mail address, or by the number another system gives them. */
export const nameOf = (person: string) =>
  /^[^\s@]+@[^\s@]+$/.test(person) ? { mail: person } : { external_id: person }
