import { createRouter } from '@tanstack/react-router'
import { NotFoundPage } from './not-found-page'
import { PageError } from './page-error'
import { pages } from './pages'
import { addressOf } from './workspace'

/** The router of one workspace. */
export const makeRouter = (workspace: string) =>
  createRouter({
    routeTree: pages,
    basepath: addressOf(workspace),
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
