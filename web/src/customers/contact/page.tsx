import { Button, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { AccountPicker } from '@/customers/account/account-picker'
import { AttributeFilter } from '@/customers/attribute/attribute-filter'
import { ExportAll } from '@/customers/form/export-all'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { SearchField } from '@/ui/search-field'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { CreateContact } from './create-dialog'
import styles from './page.module.css'
import { type Contact, type ContactFilter, contactPages, ROLES } from './queries'
import { words } from './words'

const KEYS = ['q', 'account', 'role', 'attribute'] as const
type Given = Partial<Record<(typeof KEYS)[number], string>>

/** The people at the accounts, and the part each plays. */
export default function ContactsPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const { rows, next, error, retry } = useContacts(given)
  const columns = useColumns()
  const seesNames = useMay('see_customers')
  const mayWrite = useMay('write_customers')
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (rows?.length === 0 && KEYS.every((key) => !given[key])) return <NoContacts />
  const decide = rows?.filter(({ role }) => role === 'decides').length ?? 0
  const clear = () => set({ q: null, account: null, role: null, attribute: null })
  return (
    <>
      <PageHeader title={say('title')} actions={mayWrite && seesNames && <CreateContact />} />
      <Sentence under={say(seesNames ? 'under' : 'hidden_why')}>
        {rows && say('sentence', { n: rows.length, decide, more: next.has ? 'yes' : 'no' })}
      </Sentence>
      <ContactFilters given={given} onChange={set} />
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={next.has}
        tools={<ExportAll noun="contacts" />}
        empty={
          <EmptyState
            title={say('nothing_title')}
            action={
              <Button variant="default" onClick={clear}>
                {say('clear')}
              </Button>
            }
          >
            {say('nothing')}
          </EmptyState>
        }
        footer={next.has && <More text={say('more')} busy={next.busy} onMore={next.get} />}
      />
    </>
  )
}

function useContacts(given: Given) {
  const pages = useInfiniteQuery(contactPages(given as ContactFilter))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const next = { has: pages.hasNextPage, busy: pages.isFetchingNextPage, get: () => pages.fetchNextPage() }
  return { rows, next, error: pages.error, retry: pages.refetch }
}

function useColumns(): Column<Contact>[] {
  const say = useWords(words)
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name, id }) => name ?? id,
        cell: ({ id, name }) => (
          <TextLink to="/contacts/$id" params={{ id }} dir="auto" lineClamp={2} inherit>
            {name ?? say('unnamed')}
          </TextLink>
        ),
      },
      { key: 'job', title: say('job'), plain: ({ title }) => title, cell: ({ title }) => title ?? '–' },
      {
        key: 'account',
        title: say('account'),
        plain: ({ account_name }) => account_name,
        cell: ({ account, account_name }) =>
          account ? (
            <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" lineClamp={2} inherit>
              {account_name}
            </TextLink>
          ) : (
            '–'
          ),
      },
      {
        key: 'role',
        title: say('role'),
        plain: ({ role }) => role && say(role),
        cell: ({ role }) => (role ? say(role) : '–'),
      },
      { key: 'mail', title: say('mail'), plain: ({ mail }) => mail, cell: ({ mail }) => mail ?? '–' },
      {
        key: 'phone',
        title: say('phone'),
        plain: ({ phone }) => phone,
        cell: ({ phone }) => <span className={styles.phone}>{phone ?? '–'}</span>,
      },
    ],
    [say],
  )
}

interface FiltersProps {
  given: Given
  onChange: (changes: Partial<Record<(typeof KEYS)[number], string | null>>, how?: { replace?: boolean }) => void
}

function ContactFilters({ given, onChange }: FiltersProps) {
  const say = useWords(words)
  const seesNames = useMay('see_customers')
  return (
    <Filters label={say('filters')} used={KEYS.filter((key) => given[key]).length}>
      <SearchField
        label={say('search')}
        disabled={!seesNames}
        description={seesNames ? undefined : say('search_not')}
        value={given.q}
        onLook={(q) => onChange({ q: q || null }, { replace: true })}
      />
      {seesNames && (
        <AccountPicker
          label={say('account')}
          placeholder={say('account_type')}
          value={given.account}
          onChange={(account) => onChange({ account })}
        />
      )}
      <Select
        label={say('role')}
        placeholder={say('any')}
        clearable
        data={ROLES.map((role) => ({ value: role, label: say(role) }))}
        value={given.role ?? null}
        onChange={(role) => onChange({ role })}
      />
      <AttributeFilter noun="contact" value={given.attribute} onChange={(attribute) => onChange({ attribute })} />
    </Filters>
  )
}

function NoContacts() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/import">
            {say('import')}
          </Button>
        }
        example={say('example')}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
