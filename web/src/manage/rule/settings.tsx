import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { BringLoop } from '@/manage/pack/bring-loop'
import { watches } from '@/monitor/watch/queries'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { showUndo } from '@/ui/undo'
import { filledOf, toldOf } from './filled'
import { type CaseRule, caseRules, changeRule, makeRule, removeRule } from './queries'
import { useRouteWords } from './route-words'
import styles from './rule.module.css'
import { RuleDialog } from './rule-dialog'
import { words } from './words'

/** When cases open by themselves, and what happens with them. */
export function CaseRules() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const routes = useRouteWords()
  const { data, error, refetch } = useQuery(caseRules)
  const [edited, edit] = useState<CaseRule | 'new'>()
  const changing = useChange(changeRule, 'case-rules')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <>
      <p className={styles.about}>{say('about')}</p>
      {manages && (
        <div className={styles.actions}>
          <Button onClick={() => edit('new')}>{say('new')}</Button>
          {data?.length === 0 && <BringLoop />}
        </div>
      )}
      <DataTable
        label={say('rules')}
        rows={data}
        rowKey={({ id }) => id}
        empty={<p className={styles.about}>{say('none')}</p>}
        columns={[
          {
            key: 'name',
            title: say('name'),
            plain: ({ name }) => name,
            cell: (rule) => <About rule={rule} />,
            card: 'title',
          },
          {
            key: 'kind',
            title: say('opens'),
            plain: ({ priority }) => priority,
            cell: ({ kind, priority }) => `${say(kind)} · ${say(priority)}`,
          },
          {
            key: 'routing',
            title: say('routing'),
            cell: ({ routing }) => routing.map(routes).join(' › ') || say('routing_nobody'),
          },
          {
            key: 'enabled',
            title: say('enabled'),
            plain: ({ enabled }) => String(enabled),
            cell: ({ id, name, enabled }) => (
              <Switch
                aria-label={say('enable_what', { name })}
                checked={enabled}
                disabled={!manages || changing.isPending}
                onChange={({ currentTarget }) => changing.mutate({ id, enabled: currentTarget.checked })}
              />
            ),
            width: 110,
          },
          ...(manages
            ? [
                {
                  key: 'steps',
                  title: say('steps'),
                  card: 'action' as const,
                  align: 'right' as const,
                  cell: (rule: CaseRule) => <Steps rule={rule} onEdit={() => edit(rule)} />,
                },
              ]
            : []),
        ]}
      />
      {edited && <RuleDialog rule={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />}
    </>
  )
}

/** What a rule is called and when it opens a case. */
function About({ rule: { name, on, watch, where, retired_touchpoints } }: { rule: CaseRule }) {
  const say = useWords(words)
  const { data } = useQuery({ ...watches, enabled: !!watch })
  const found = watch && data && (data.find(({ id }) => id === watch)?.name ?? say('watch_gone'))
  return (
    <>
      <div dir="auto">{name}</div>
      <div className={styles.quiet}>
        {found ? say('alert_of', { watch: found }) : say(on)}: {where ? <code>{where}</code> : say('always')}
      </div>
      {retired_touchpoints.length > 0 && (
        <div className={styles.quiet}>
          {say('retired', { n: retired_touchpoints.length, keys: retired_touchpoints.join(', ') })}
        </div>
      )}
    </>
  )
}

function Steps({ rule, onEdit }: { rule: CaseRule; onEdit: () => void }) {
  const say = useWords(words)
  const removing = useChange(removeRule, 'case-rules')
  const making = useChange(makeRule, 'case-rules')
  const { id, name } = rule
  const back = () => making.mutate({ ...toldOf(filledOf(rule)), enabled: rule.enabled, confirmed: true })
  const remove = () => removing.mutate(id, { onSuccess: () => showUndo(say('removed', { name }), say('undo'), back) })
  return (
    <span className={styles.buttons}>
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('edit_what', { name })} onClick={onEdit}>
        {say('edit')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={removing.isPending}
        aria-label={say('remove_what', { name })}
        onClick={remove}
      >
        {say('remove')}
      </Button>
    </span>
  )
}
