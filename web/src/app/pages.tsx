import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { exploreSearch } from '@/measure/explore/search'
import HomePage from '@/measure/home/page'
import { touchpointsSearch } from '@/measure/touchpoints/search'
import { Shell } from './shell/shell'

/*
 * Every page, in one place. To add one: a route here, a line in the list at the end, and, if it is a place of its own,
 * an item in shell/places.ts. A page is a default export in its stage's folder and is loaded when it is opened; Home, where
 * most begin, comes with the house.
 */
const root = createRootRoute({ component: Shell })
const at = () => root

const home = createRoute({
  getParentRoute: at,
  path: '/',
  component: HomePage,
})
const setup = createRoute({
  getParentRoute: at,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/journeys/pack/setup-page')),
})
const accounts = createRoute({
  getParentRoute: at,
  path: '/accounts',
  component: lazyRouteComponent(() => import('@/customers/account/page')),
})
const account = createRoute({
  getParentRoute: at,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('@/success/account/page')),
})
const contacts = createRoute({
  getParentRoute: at,
  path: '/contacts',
  component: lazyRouteComponent(() => import('@/customers/contact/page')),
})
const contact = createRoute({
  getParentRoute: at,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('@/listen/contact/page')),
})
const audiences = createRoute({
  getParentRoute: at,
  path: '/audiences',
  component: lazyRouteComponent(() => import('@/customers/audience/page')),
})
const audience = createRoute({
  getParentRoute: at,
  path: '/audiences/$id',
  component: lazyRouteComponent(() => import('@/customers/audience/audience-page')),
})
const contracts = createRoute({
  getParentRoute: at,
  path: '/contracts',
  component: lazyRouteComponent(() => import('@/customers/contract/page')),
})
const touchpoints = createRoute({
  getParentRoute: at,
  path: '/touchpoints',
  validateSearch: touchpointsSearch,
  component: lazyRouteComponent(() => import('@/measure/touchpoints/page')),
})
const touchpoint = createRoute({
  getParentRoute: at,
  path: '/touchpoints/$id',
  validateSearch: touchpointsSearch,
  component: lazyRouteComponent(() => import('@/measure/touchpoint/page')),
})
const responses = createRoute({
  getParentRoute: at,
  path: '/responses',
  component: lazyRouteComponent(() => import('@/listen/response/page')),
})
const surveys = createRoute({
  getParentRoute: at,
  path: '/surveys',
  component: lazyRouteComponent(() => import('@/listen/survey/page')),
})
const survey = createRoute({
  getParentRoute: at,
  path: '/surveys/$id',
  component: lazyRouteComponent(() => import('@/listen/survey/survey-page')),
})
const programmes = createRoute({
  getParentRoute: at,
  path: '/programmes',
  component: lazyRouteComponent(() => import('@/listen/programme/page')),
})
const programme = createRoute({
  getParentRoute: at,
  path: '/programmes/$id',
  component: lazyRouteComponent(() => import('@/listen/programme/programme-page')),
})
const interactions = createRoute({
  getParentRoute: at,
  path: '/interactions',
  component: lazyRouteComponent(() => import('@/listen/interaction/page')),
})
const explore = createRoute({
  getParentRoute: at,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('@/measure/explore/page')),
})
const imports = createRoute({
  getParentRoute: at,
  path: '/import',
  component: lazyRouteComponent(() => import('@/listen/import/page')),
})
const settings = createRoute({
  getParentRoute: at,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-page')),
})

/** The tree of pages. */
export const pages = root.addChildren([
  home,
  setup,
  accounts,
  account,
  contacts,
  contact,
  audiences,
  audience,
  contracts,
  touchpoints,
  touchpoint,
  responses,
  surveys,
  survey,
  programmes,
  programme,
  interactions,
  explore,
  imports,
  settings,
])
