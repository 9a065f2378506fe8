import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { exploreSearch } from '@/measure/explore/search'
import { touchpointsSearch } from '@/measure/touchpoints/search'
import { Shell } from './shell/shell'
import { StartPage } from './start-page'

/*
 * Every page, in one place. To add one: a route here, a line in the list at the end, and, if it is a place of its own,
 * an item in shell/places.ts. A page is a default export in its stage's folder and is loaded when it is opened; Today, where
 * most begin, comes with the house.
 */
const root = createRootRoute({ component: Shell })
const at = () => root

const start = createRoute({
  getParentRoute: at,
  path: '/',
  component: StartPage,
})
const home = createRoute({
  getParentRoute: at,
  path: '/home',
  component: lazyRouteComponent(() => import('@/measure/home/page')),
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
  component: lazyRouteComponent(() => import('./composed/account-page')),
})
const contacts = createRoute({
  getParentRoute: at,
  path: '/contacts',
  component: lazyRouteComponent(() => import('@/customers/contact/page')),
})
const contact = createRoute({
  getParentRoute: at,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('./composed/contact-page')),
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
  component: lazyRouteComponent(() => import('./composed/touchpoint-page')),
})
const voice = createRoute({
  getParentRoute: at,
  path: '/voice',
  component: lazyRouteComponent(() => import('@/manage/voice/page')),
})
const responses = createRoute({
  getParentRoute: at,
  path: '/responses',
  component: lazyRouteComponent(() => import('./composed/responses-page')),
})
const notes = createRoute({
  getParentRoute: at,
  path: '/notes',
  component: lazyRouteComponent(() => import('@/listen/observation/page')),
})
const interview = createRoute({
  getParentRoute: at,
  path: '/notes/interview',
  component: lazyRouteComponent(() => import('@/listen/observation/interview/page')),
})
const note = createRoute({
  getParentRoute: at,
  path: '/notes/$id',
  component: lazyRouteComponent(() => import('./composed/note-page')),
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
const classes = createRoute({
  getParentRoute: at,
  path: '/classes',
  component: lazyRouteComponent(() => import('@/monitor/class/page')),
})
const alerts = createRoute({
  getParentRoute: at,
  path: '/alerts',
  component: lazyRouteComponent(() => import('@/monitor/alert/page')),
})
const alert = createRoute({
  getParentRoute: at,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('./composed/alert-page')),
})
const silence = createRoute({
  getParentRoute: at,
  path: '/silence',
  component: lazyRouteComponent(() => import('@/monitor/silence/page')),
})
const cases = createRoute({
  getParentRoute: at,
  path: '/cases',
  component: lazyRouteComponent(() => import('@/manage/case/page')),
})
const oneCase = createRoute({
  getParentRoute: at,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('@/manage/case/case-page')),
})
const decisions = createRoute({
  getParentRoute: at,
  path: '/decisions',
  component: lazyRouteComponent(() => import('@/manage/decision/page')),
})
const decision = createRoute({
  getParentRoute: at,
  path: '/decisions/$id',
  component: lazyRouteComponent(() => import('@/manage/decision/decision-page')),
})
const announcements = createRoute({
  getParentRoute: at,
  path: '/announcements',
  component: lazyRouteComponent(() => import('@/manage/announcement/page')),
})
const announcement = createRoute({
  getParentRoute: at,
  path: '/announcements/$id',
  component: lazyRouteComponent(() => import('@/manage/announcement/announcement-page')),
})
const digests = createRoute({
  getParentRoute: at,
  path: '/digests',
  component: lazyRouteComponent(() => import('@/manage/digest/page')),
})
const digest = createRoute({
  getParentRoute: at,
  path: '/digests/$id',
  component: lazyRouteComponent(() => import('@/manage/digest/digest-page')),
})
const explore = createRoute({
  getParentRoute: at,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('@/manage/explore/page')),
})
const imports = createRoute({
  getParentRoute: at,
  path: '/import',
  component: lazyRouteComponent(() => import('@/listen/import/page')),
})
const settings = createRoute({
  getParentRoute: at,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/page')),
})

/** The tree of pages. */
export const pages = root.addChildren([
  start,
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
  voice,
  responses,
  notes,
  interview,
  note,
  surveys,
  survey,
  programmes,
  programme,
  interactions,
  classes,
  silence,
  alerts,
  alert,
  cases,
  oneCase,
  decisions,
  decision,
  announcements,
  announcement,
  digests,
  digest,
  explore,
  imports,
  settings,
])
