import { onlineManager, QueryClient } from '@tanstack/react-query'
import { Refused } from './client'
import { ServerGone, server } from './link'

/** While the server is gone reading waits: what is shown stays, with all that was typed into it, and goes on by itself. */
onlineManager.setEventListener((setOnline) => server.watch(() => setOnline(server.get() === 'there')))

/** One cache for all pages. Refusals are answers and are not tried again; what is to be saved is sent at once or fails. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof ServerGone || (!(error instanceof Refused) && failures < 2),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** For what stands where nobody would knock at the server: it fails, and says so. */
export const impatient = { networkMode: 'always', retry: false } as const
