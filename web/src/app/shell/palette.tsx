import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconBuilding, IconSearch, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, type Schemas, take } from '@/api/client'
import { useHere, useMay } from '@/app/member'
import { words } from '@/app/words'
import { useWords } from '@/lib/words'
import { story } from './places'

const [store, actions] = createSpotlight()

/** Opens and closes the palette. */
export const palette = actions

type Hit = Schemas['HitOut']

/** Enter without a choice means the first; what was typed fast is waited for. */
function openFirst() {
  document.getElementById(store.getState().listId)?.querySelector('button')?.click()
}

/** Finds people and accounts by name, mail or phone, and every place, from every page. */
export function Palette() {
  const say = useWords(words)
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 120)
  const may = useMay('read_customers')
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => take(api.GET('/v1/search', { params: { query: { q: asked } }, signal })),
    enabled: may && asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const hits = asked ? (found.data?.items ?? []) : []
  const settled = asked === query.trim() && !found.isFetching
  const [eager, setEager] = useState(false)
  useEffect(() => {
    if (!eager || !settled) return
    setEager(false)
    openFirst()
  }, [eager, settled])
  return (
    <Spotlight.Root
      attributes={{ content: { 'aria-label': say('search') } }}
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K', '/']}
      maxHeight={420}
      scrollable
      clearQueryOnClose
      centered={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
    >
      <Spotlight.Search
        autoFocus
        placeholder={say('search_placeholder')}
        aria-label={say('search')}
        onKeyDown={({ key }) => key === 'Enter' && store.getState().selected < 0 && query.trim() && setEager(true)}
        leftSection={<IconSearch size={20} stroke={1.5} />}
      />
      <Spotlight.ActionsList>
        <Found title={say('found_contacts')} hits={hits.filter(({ noun }) => noun === 'contact')} />
        <Found title={say('found_accounts')} hits={hits.filter(({ noun }) => noun === 'account')} />
        <Places query={query} />
        {found.error && <Spotlight.Empty>{say('search_failed', { why: found.error.message })}</Spotlight.Empty>}
        {!found.error && asked && found.isFetched && hits.length === 0 && (
          <Spotlight.Empty>{say('search_nothing')}</Spotlight.Empty>
        )}
        {!asked && <Spotlight.Empty>{say('search_begin')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Found({ title, hits }: { title: string; hits: readonly Hit[] }) {
  const navigate = useNavigate()
  if (hits.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={title}>
      {hits.map((hit) => (
        <Spotlight.Action
          key={hit.id}
          label={hit.name || hit.id}
          description={about(hit)}
          leftSection={
            hit.noun === 'account' ? <IconBuilding size={20} stroke={1.5} /> : <IconUser size={20} stroke={1.5} />
          }
          onClick={() =>
            navigate({ to: hit.noun === 'account' ? '/accounts/$id' : '/contacts/$id', params: { id: hit.id } })
          }
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}

function about(hit: Hit): string {
  const facts = hit.noun === 'account' ? [hit.external_id] : [hit.title, hit.account_name, hit.mail, hit.phone]
  return facts.filter(Boolean).join(' · ')
}

function Places({ query }: { query: string }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { rights } = useHere().membership
  const wanted = query.trim().toLowerCase()
  const places = story
    .flatMap((group) => group.places)
    .filter(({ title, right }) => say(title).toLowerCase().includes(wanted) && (!right || rights.includes(right)))
  if (places.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={say('go_to')}>
      {places.map(({ to, title, icon: Icon }) => (
        <Spotlight.Action
          key={to}
          label={say(title)}
          leftSection={<Icon size={20} stroke={1.5} />}
          onClick={() => navigate({ to })}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}
