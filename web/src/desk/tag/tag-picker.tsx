import { Button, Checkbox, Group, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { ManageTags } from './manage-tags'
import { tags, useCreateTag, type WornTag } from './queries'
import { TagMark } from './tag-mark'
import styles from './tag-picker.module.css'
import { words } from './words'
import { wornBy } from './worn'

interface Props {
  /** The tags of each record that is chosen. */
  records: readonly (readonly WornTag[])[]
  busy: boolean
  onChange: (change: { on: string[]; off: string[] }) => void
}

/** Puts tags on records and takes them off; a new tag is made on the way. */
export function TagPicker({ records, busy, onChange }: Props) {
  const say = useWords(words)
  const [open, { toggle, close }] = useDisclosure()
  const [managing, { open: manage, close: unmanage }] = useDisclosure()
  return (
    <>
      <Popover
        opened={open}
        onChange={(next) => !next && close()}
        trapFocus
        position="bottom-start"
        width={280}
        withRoles
      >
        <Popover.Target>
          <Button variant="default" leftSection={<IconTag size={16} />} loading={busy} onClick={toggle}>
            {say('tag')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('tags')}>
          <Choices records={records} onChange={onChange} />
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              close()
              manage()
            }}
          >
            {say('manage')}
          </Button>
        </Popover.Dropdown>
      </Popover>
      <ManageTags opened={managing} onClose={unmanage} />
    </>
  )
}

function Choices({ records, onChange }: Pick<Props, 'records' | 'onChange'>) {
  const say = useWords(words)
  const known = useQuery(tags).data ?? []
  if (known.length === 0) {
    return (
      <>
        <p className={styles.none}>{say('none_yet')}</p>
        <NewTag onMade={(id) => onChange({ on: [id], off: [] })} />
      </>
    )
  }
  return (
    <>
      <div className={styles.list}>
        {known.map((tag) => {
          const worn = wornBy(tag.id, records)
          return (
            <Checkbox
              key={tag.id}
              label={<TagMark {...tag} />}
              checked={worn === 'all'}
              indeterminate={worn === 'some'}
              onChange={() => onChange(worn === 'all' ? { on: [], off: [tag.id] } : { on: [tag.id], off: [] })}
            />
          )
        })}
      </div>
      <NewTag onMade={(id) => onChange({ on: [id], off: [] })} />
    </>
  )
}

function NewTag({ onMade }: { onMade: (id: string) => void }) {
  const say = useWords(words)
  const [name, setName] = useState('')
  const create = useCreateTag()
  const { error } = create
  const wrong = error instanceof Refused ? (error.at('name') ?? error.message) : error?.message
  const send = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(
      { name },
      {
        onSuccess: ({ id }) => {
          setName('')
          onMade(id)
        },
      },
    )
  }
  return (
    <form onSubmit={send}>
      <Group align="flex-end" gap="xs" wrap="nowrap" mb="xs">
        <TextInput
          flex={1}
          label={say('new_tag')}
          maxLength={60}
          value={name}
          error={wrong}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!name.trim()} loading={create.isPending}>
          {say('add')}
        </Button>
      </Group>
    </form>
  )
}
