import { useWords } from '@/lib/words'
import { Door } from '@/ui/door'
import { LogInForm } from './log-in-form'
import { words } from './words'

/** Stands in place of any page until somebody is logged in; the address stays, so that they land where they wanted. */
export function LogInPage() {
  const say = useWords(words)
  return (
    <Door title={say('title')} about={say('tagline')} under={say('forgotten')}>
      <LogInForm />
    </Door>
  )
}
