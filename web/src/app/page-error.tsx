import { useRouter } from '@tanstack/react-router'
import { ErrorState } from '@/ui/error-state'

/** A page that failed leaves the shell standing. */
export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  const retry = () => {
    reset()
    router.invalidate()
  }
  return <ErrorState error={error} onRetry={retry} />
}
