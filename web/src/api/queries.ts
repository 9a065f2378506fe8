import { QueryClient } from '@tanstack/react-query'
import { Refused } from './client'
import { ServerGone } from './link'

/** One cache for all pages. Refusals are answers and are not tried again; a server that is gone is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Refused) && !(error instanceof ServerGone) && failures < 2,
    },
    mutations: { retry: false },
  },
})
