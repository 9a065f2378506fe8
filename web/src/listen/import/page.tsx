import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { BeginStep } from './begin-step'
import { type Customers, guessed, type Header, headerOf, renamed } from './header'
import { HeaderStep } from './header-step'
import { MapStep } from './map-step'
import { fromGuess, type Mapping, toToml } from './mapping'
import { PreviewStep } from './preview-step'
import { guess, type How, type Job, type Kind, useImport, useTry } from './queries'
import { ResultStep } from './result-step'
import { recall, remember } from './shelf'
import { words } from './words'

/** Brings in a file: what it is, what its columns mean, what would happen, what happened. */
export default function ImportPage() {
  const say = useWords(words)
  const [kind, setKind] = useState<Kind>('responses')
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState<Mapping>()
  const [own, setOwn] = useState<string | null>(null)
  const [header, setHeader] = useState<Header>()
  const [fields, setFields] = useState<readonly (string | null)[]>([])
  const [how, setHow] = useState<How>({})
  const guessing = useMutation({ mutationFn: guess })
  const trying = useTry()
  const importing = useImport()

  const job = (given: File): Job => ({
    kind,
    file: header ? renamed(given, header, fields) : given,
    map: own ?? (mapping ? toToml(mapping) : ''),
  })
  const restart = () => {
    setFile(undefined)
    setMapping(undefined)
    setHeader(undefined)
    setOwn(null)
    setHow({})
    for (const one of [guessing, trying, importing]) one.reset()
  }
  const begin = (given: File) => {
    setFile(given)
    if (kind !== 'responses') beginCustomers(kind, given)
    else guessing.mutate(given, { onSuccess: (guessed) => setMapping(recall(fromGuess(guessed))) })
  }
  const beginCustomers = async (customers: Customers, given: File) => {
    const found = await headerOf(given)
    setHeader(found)
    if (found) setFields(guessed(customers, found.names))
    else trying.mutate({ job: { kind: customers, file: given, map: '' }, how })
  }
  const attempt = (wish: How) => file && trying.mutate({ job: job(file), how: wish })
  const want = (wish: How) => {
    setHow(wish)
    if (wish.update !== how.update) attempt(wish)
  }
  const write = () => {
    if (!file) return
    if (mapping) remember(mapping)
    importing.mutate({ job: job(file), how })
  }
  const tried = trying.data
  const step = () => {
    if (file && importing.data) return <ResultStep job={job(file)} outcome={importing.data} onAgain={restart} />
    if (file && tried) {
      return (
        <PreviewStep
          job={job(file)}
          outcome={tried}
          how={how}
          onHow={want}
          onImport={write}
          onBack={() => (mapping || header ? trying.reset() : restart())}
          importing={importing.isPending}
          checking={trying.isPending}
          error={importing.error}
        />
      )
    }
    if (file && mapping) {
      return (
        <MapStep
          file={file}
          mapping={mapping}
          onMapping={setMapping}
          own={own}
          onOwn={setOwn}
          onTry={() => attempt(how)}
          onBack={restart}
          waiting={trying.isPending}
          error={trying.error}
        />
      )
    }
    if (file && header && kind !== 'responses') {
      return (
        <HeaderStep
          kind={kind}
          header={header}
          fields={fields}
          onFields={setFields}
          onTry={() => attempt(how)}
          onBack={restart}
          waiting={trying.isPending}
          error={trying.error}
        />
      )
    }
    return (
      <BeginStep
        kind={kind}
        onKind={setKind}
        onFile={begin}
        waiting={guessing.isPending || trying.isPending}
        error={guessing.error ?? trying.error}
      />
    )
  }
  return (
    <>
      <PageHeader title={say('title')} about={file ? undefined : say('about')} />
      {step()}
    </>
  )
}
