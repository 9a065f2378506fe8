import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { KINDS, PRIORITIES } from '@/manage/case/queries'
import { playbooks } from '@/manage/playbook/queries'
import { serviceClasses } from '@/manage/service/queries'
import { watches } from '@/monitor/watch/queries'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { BLANK, type Filled, filledOf, TEMPLATES, toldOf } from './filled'
import { type CaseRule, changeRule, HOLDS, makeRule, SOURCES } from './queries'
import { RoutingFields } from './routing-fields'
import styles from './rule.module.css'
import { TryOut } from './try-out'
import { words } from './words'

interface Props {
  /** A new one where there is none. */
  rule: CaseRule | undefined
  onClose: () => void
}

/** When a case opens, and what happens with it; tried before it is kept. */
export function RuleDialog({ rule, onClose }: Props) {
  const say = useWords(words)
  return (
    <FormDialog opened onClose={onClose} title={say(rule ? 'change' : 'new')}>
      <RuleForm rule={rule} onClose={onClose} />
    </FormDialog>
  )
}

const PLACES = ['name', 'watch', 'where', 'within_days', 'routing', 'confirmed', 'playbook']
type Template = keyof typeof TEMPLATES

function RuleForm({ rule, onClose }: Props) {
  const say = useWords(words)
  const client = useQueryClient()
  const [filled, fill] = useState<Filled>(rule ? filledOf(rule) : BLANK)
  const [confirmed, confirm] = useState(false)
  const classes = useQuery(serviceClasses).data ?? []
  const known = useQuery(playbooks).data ?? []
  const found = useQuery(watches).data ?? []
  const set = (changes: Partial<Filled>) => {
    fill((before) => ({ ...before, ...changes }))
    if (changes.on || changes.watch !== undefined || changes.where !== undefined) confirm(false)
  }
  const saving = useMutation({
    mutationFn: (body: ReturnType<typeof toldOf>) =>
      rule
        ? changeRule({ ...body, confirmed, id: rule.id, revision: rule.revision })
        : makeRule({ ...body, confirmed }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case-rules'] }),
  })
  const problem = saving.error instanceof Refused ? saving.error : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    const done = ({ name }: CaseRule) => {
      onClose()
      notifications.show({ message: say('saved', { name }) })
    }
    saving.mutate(toldOf(filled), { onSuccess: done })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        {saving.error && !PLACES.some((place) => problem?.at(place)) && <ErrorState error={saving.error} />}
        {!rule && (
          <Select
            label={say('begin_with')}
            placeholder={say('begin_nothing')}
            data={Object.keys(TEMPLATES).map((key) => ({ value: key, label: say(`t_${key as Template}`) }))}
            onChange={(key) => key && set({ name: say(`t_${key as Template}`), ...TEMPLATES[key as Template] })}
          />
        )}
        <TextInput
          label={say('name')}
          placeholder={say('name_example')}
          data-autofocus
          required
          maxLength={200}
          dir="auto"
          value={filled.name}
          error={problem?.at('name')}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Select
          label={say('on')}
          allowDeselect={false}
          data={SOURCES.map((value) => ({ value, label: say(value) }))}
          value={filled.on}
          onChange={(on) => on && set({ on: on as Filled['on'] })}
        />
        {filled.on === 'alert' && (
          <Select
            label={say('watch')}
            description={say('watch_about')}
            placeholder={say('any_watch')}
            clearable
            searchable
            data={found.map(({ id, name }) => ({ value: id, label: name }))}
            value={filled.watch}
            error={problem?.at('watch')}
            onChange={(watch) => set({ watch })}
          />
        )}
        <Textarea
          label={say('where')}
          description={say(filled.on === 'alert' ? 'where_alert' : 'where_about')}
          placeholder={filled.on === 'alert' ? "account.tier = 'gold'" : 'score10 <= 6'}
          autosize
          minRows={2}
          maxLength={4000}
          spellCheck={false}
          classNames={{ input: styles.condition ?? '' }}
          value={filled.where}
          error={problem?.at('where')}
          onChange={({ currentTarget }) => set({ where: currentTarget.value })}
        />
        <TryOut
          on={filled.on}
          watch={filled.on === 'alert' ? filled.watch : null}
          where={filled.where}
          flood={problem?.at('confirmed')}
          confirmed={confirmed}
          onConfirm={confirm}
        />
        <div className={styles.pair}>
          <Select
            label={say('kind')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: say(value) }))}
            value={filled.kind}
            onChange={(kind) => kind && set({ kind: kind as Filled['kind'] })}
          />
          <Select
            label={say('priority')}
            allowDeselect={false}
            data={PRIORITIES.map((value) => ({ value, label: say(value) }))}
            value={filled.priority}
            onChange={(priority) => priority && set({ priority: priority as Filled['priority'] })}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label={say('service_class')}
            data={classes.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={say('by_account')}
            clearable
            value={filled.service_class}
            onChange={(service_class) => set({ service_class })}
          />
          <Select
            label={say('playbook')}
            data={known.map(({ key, name }) => ({ value: key, label: name }))}
            placeholder={say('no_playbook')}
            clearable
            value={filled.playbook}
            error={problem?.at('playbook')}
            onChange={(playbook) => set({ playbook })}
          />
        </div>
        <RoutingFields
          routing={filled.routing}
          problem={problem?.at('routing')}
          onChange={(routing) => set({ routing })}
        />
        <div className={styles.pair}>
          <Select
            label={say('hold')}
            allowDeselect={false}
            data={HOLDS.map((value) => ({ value, label: say(`hold_${value}`) }))}
            value={filled.hold}
            onChange={(hold) => hold && set({ hold: hold as Filled['hold'] })}
          />
          <TextInput
            label={say('within')}
            type="number"
            min={1}
            max={365}
            required
            value={filled.within}
            error={problem?.at('within_days')}
            onChange={({ currentTarget }) => set({ within: currentTarget.value })}
          />
        </div>
        <FormEnd send={say('save')} busy={saving.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}
