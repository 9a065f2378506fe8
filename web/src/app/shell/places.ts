import {
  IconActivity,
  IconAddressBook,
  IconBellRinging,
  IconBuilding,
  IconChartDots,
  IconClipboardText,
  IconContract,
  IconEarOff,
  IconFileImport,
  IconGavel,
  IconHome2,
  IconLifebuoy,
  IconListCheck,
  IconMessageCircle,
  IconNotes,
  IconQuote,
  IconReportAnalytics,
  IconRoute,
  IconSend,
  IconSettings,
  IconSpeakerphone,
  IconTriangleSquareCircle,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { words } from '@/app/words'
import type { Right } from '@/identity/session/queries'

type Key = keyof typeof words.en

/** A place of the navigation. */
export interface Place {
  to: NonNullable<LinkProps['to']>
  title: Key
  icon: typeof IconHome2
  /** Hidden from those who have not this right. */
  right?: Right
  /** In the bar of the phone: five at most, More included. */
  phone?: boolean
  /** What it is called there, where the name is too long. */
  short?: Key
}

/** The navigation tells the story: who, what they live through, what they say, what it measures, what we do. */
export const story: readonly { title?: Key; places: readonly Place[] }[] = [
  {
    places: [
      { to: '/', title: 'today', icon: IconListCheck, right: 'read_cases', phone: true },
      { to: '/home', title: 'home', icon: IconHome2, phone: true },
    ],
  },
  {
    title: 'customers',
    places: [
      {
        to: '/accounts',
        title: 'accounts',
        short: 'accounts_short',
        icon: IconBuilding,
        right: 'read_customers',
        phone: true,
      },
      { to: '/contacts', title: 'contacts', icon: IconAddressBook, right: 'read_customers' },
      { to: '/audiences', title: 'audiences', icon: IconUsersGroup, right: 'read_customers' },
      { to: '/contracts', title: 'contracts', icon: IconContract, right: 'read_customers' },
      { to: '/touchpoints', title: 'touchpoints', icon: IconRoute, right: 'read_journeys' },
    ],
  },
  {
    title: 'listen',
    places: [
      { to: '/voice', title: 'voice', icon: IconQuote, right: 'read_answers' },
      { to: '/responses', title: 'responses', icon: IconMessageCircle, right: 'read_answers' },
      { to: '/notes', title: 'notes', icon: IconNotes, right: 'read_answers' },
      { to: '/surveys', title: 'surveys', icon: IconClipboardText, right: 'read_answers' },
      { to: '/programmes', title: 'programmes', icon: IconSend, right: 'read_answers' },
      { to: '/interactions', title: 'interactions', icon: IconActivity, right: 'read_answers' },
      { to: '/import', title: 'import', icon: IconFileImport, right: 'import' },
    ],
  },
  { title: 'measure', places: [{ to: '/explore', title: 'explore', icon: IconChartDots, right: 'ask' }] },
  {
    title: 'monitor',
    places: [
      { to: '/alerts', title: 'alerts', icon: IconBellRinging, right: 'read_cases' },
      { to: '/classes', title: 'classes', icon: IconTriangleSquareCircle, right: 'read_cases' },
      { to: '/silence', title: 'silence', icon: IconEarOff, right: 'read_cases' },
    ],
  },
  {
    title: 'manage',
    places: [
      { to: '/cases', title: 'cases', icon: IconLifebuoy, right: 'read_cases', phone: true },
      { to: '/decisions', title: 'decisions', icon: IconGavel, right: 'read_answers' },
      { to: '/digests', title: 'digests', icon: IconReportAnalytics, right: 'ask' },
      { to: '/announcements', title: 'announcements', icon: IconSpeakerphone, right: 'read_answers' },
    ],
  },
  { places: [{ to: '/settings', title: 'settings', icon: IconSettings, right: 'read_workspace' }] },
]
