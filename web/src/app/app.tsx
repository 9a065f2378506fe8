import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryClient } from '@/api/queries'
import { JoinPage } from '@/identity/link/join-page'
import { chosenLanguage, LocaleProvider } from '@/lib/locale'
import { Gate } from './gate'
import { resolver, theme } from './theme'

const language = chosenLanguage()

/** What every page stands in: look, language, data; then the gate, or the page of a one-time link. */
export function App() {
  useEffect(() => {
    document.documentElement.lang = language
  }, [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <LocaleProvider language={language}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-center" autoClose={6000} />
          {window.location.pathname === '/join' ? <JoinPage /> : <Gate />}
        </QueryClientProvider>
      </LocaleProvider>
    </MantineProvider>
  )
}
