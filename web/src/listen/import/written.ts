import { useQuery } from '@tanstack/react-query'
import { formerImports } from './queries'

const LOOK_EVERY = 1_500

/** The import of a file while it is written in parts. */
export function useWritten(file: string) {
  const { data } = useQuery({ ...formerImports, refetchInterval: LOOK_EVERY })
  return data?.find((one) => one.file === file && one.state === 'writing')
}
