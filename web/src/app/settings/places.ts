import type { ComponentType } from 'react'
import { WorkingHours } from '@/desk/hours/settings'
import { Audit } from '@/identity/audit/audit'
import type { Right } from '@/identity/session/queries'
import { Attributes } from '@/identity/settings/attributes'
import { Members } from '@/identity/settings/members'
import { Teams } from '@/identity/settings/teams'
import { Tokens } from '@/identity/settings/tokens'
import { WorkspaceForm } from '@/identity/settings/workspace-form'
import { You } from '@/identity/settings/you'
import { Journey } from '@/journeys/settings/journey'
import { Fatigue } from '@/listen/fatigue/settings'
import { Sources } from '@/listen/source/settings'
import { RootCauses } from '@/manage/cause/settings'
import { ChatSettings } from '@/manage/digest/chat-settings'
import { Playbooks } from '@/manage/playbook/settings'
import { CaseRules } from '@/manage/rule/settings'
import { ServiceClasses } from '@/manage/service/settings'
import { MailSettings } from '@/post/settings/mail-settings'
import { Webhooks } from '@/post/webhook/settings'
import type { words } from './words'

type Key = keyof typeof words.en

/** One thing to set. */
export interface Place {
  /** Its name in addresses. */
  tab: string
  title: Key
  Part: ComponentType
  /** Hidden from those who have not this right. */
  right?: Right
}

/** A group of settings. */
export interface Group {
  title: Key
  places: readonly Place[]
}

/** The settings of all stages, by what people look for. */
export const groups: readonly Group[] = [
  {
    title: 'people',
    places: [
      { tab: 'members', title: 'members', Part: Members },
      { tab: 'teams', title: 'teams', Part: Teams },
      { tab: 'you', title: 'you', Part: You },
    ],
  },
  {
    title: 'workspace',
    places: [
      { tab: 'workspace', title: 'general', Part: WorkspaceForm },
      { tab: 'hours', title: 'hours', Part: WorkingHours },
      { tab: 'audit', title: 'audit', Part: Audit, right: 'read_audit' },
    ],
  },
  {
    title: 'customers',
    places: [
      { tab: 'attributes', title: 'attributes', Part: Attributes },
      { tab: 'touchpoints', title: 'touchpoints', Part: Journey },
    ],
  },
  {
    title: 'listening',
    places: [
      { tab: 'sources', title: 'sources', Part: Sources },
      { tab: 'fatigue', title: 'fatigue', Part: Fatigue, right: 'read_answers' },
    ],
  },
  {
    title: 'acting',
    places: [
      { tab: 'case-rules', title: 'case_rules', Part: CaseRules, right: 'read_cases' },
      { tab: 'service-classes', title: 'service_classes', Part: ServiceClasses, right: 'read_cases' },
      { tab: 'root-causes', title: 'root_causes', Part: RootCauses, right: 'read_cases' },
      { tab: 'playbooks', title: 'playbooks', Part: Playbooks, right: 'read_cases' },
    ],
  },
  {
    title: 'connections',
    places: [
      { tab: 'mail', title: 'mail', Part: MailSettings, right: 'manage_workspace' },
      { tab: 'chats', title: 'chats', Part: ChatSettings, right: 'manage_webhooks' },
      { tab: 'webhooks', title: 'webhooks', Part: Webhooks, right: 'manage_webhooks' },
      { tab: 'tokens', title: 'tokens', Part: Tokens, right: 'manage_tokens' },
    ],
  },
]
