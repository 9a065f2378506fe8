import type { Schemas } from './client'

/** A file as a form: it goes as it is, what the description calls a text is the file's bytes. */
export function formOf(file: File) {
  const form = new FormData()
  form.append('file', file)
  return { body: form as unknown as Schemas['FileForm'], bodySerializer: () => form }
}
