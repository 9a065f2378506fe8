import { Button, Radio, Skeleton, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { type Pack, packs, useApplyPack } from './queries'
import styles from './setup-page.module.css'
import { words } from './words'

/** Asks for the kind of business and brings its pack. */
export default function SetupPage() {
  const say = useWords(words)
  const navigate = useNavigate()
  const list = useQuery(packs)
  const apply = useApplyPack()
  const [chosen, setChosen] = useState('msp')
  const pack = list.data?.items.find(({ key }) => key === chosen)
  const begin = () =>
    apply.mutate(chosen, {
      onSuccess: (made) => {
        notifications.show({ message: say('done', { stages: made.stages, touchpoints: made.touchpoints }) })
        navigate({ to: '/home' })
      },
    })
  return (
    <div className={styles.page}>
      <PageHeader title={say('title')} about={say('about')} />
      {list.error && <ErrorState error={list.error} onRetry={list.refetch} />}
      {apply.error && <ErrorState error={apply.error} onRetry={begin} />}
      <Radio.Group value={chosen} onChange={setChosen} aria-label={say('title')}>
        <Stack gap="xs">
          {list.data?.items.map((item) => <Choice key={item.key} pack={item} />) ?? <Skeleton height={360} />}
        </Stack>
      </Radio.Group>
      <div className={styles.actions}>
        <Button disabled={!pack} loading={apply.isPending} onClick={begin}>
          {say('apply', { name: pack?.name ?? '…' })}
        </Button>
        <Button variant="subtle" color="gray" component={Link} to="/">
          {say('later')}
        </Button>
      </div>
    </div>
  )
}

function Choice({ pack }: { pack: Pack }) {
  const say = useWords(words)
  const names = pack.touchpoints
    .slice(0, 6)
    .map(({ name }) => name)
    .join(', ')
  return (
    <Radio.Card value={pack.key} className={styles.choice}>
      <Radio.Indicator />
      <span>
        <span className={styles.name}>{pack.name}</span>
        <span className={styles.about}>{pack.about}</span>
        <span className={styles.brings}>
          {say('brings', { stages: pack.stages.length, touchpoints: pack.touchpoints.length, names })}
        </span>
      </span>
    </Radio.Card>
  )
}
