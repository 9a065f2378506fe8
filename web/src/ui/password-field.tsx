import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useWords } from '@/lib/words'
import { words } from './words'

/** A password, which one may look at while typing. */
export function PasswordField(props: PasswordInputProps) {
  const say = useWords(words)
  return <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': say('show_password') }} />
}
