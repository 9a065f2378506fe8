import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import styles from './manage-tags.module.css'
import { COLOURS, type Tag, type TagColour, tags, useChangeTag, useRemoveTag } from './queries'
import { words } from './words'

/** All tags: renamed, recoloured, removed. */
export function ManageTags({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useWords(words)
  const known = useQuery({ ...tags, enabled: opened }).data
  return (
    <Dialog opened={opened} onClose={onClose} title={say('manage_title')} size="lg">
      {known?.length === 0 && <p className={styles.none}>{say('none_yet')}</p>}
      {known?.map((tag) => (
        <Row key={tag.id} tag={tag} />
      ))}
    </Dialog>
  )
}

/** A name is kept when one leaves its field, or presses Enter. */
function Row({ tag }: { tag: Tag }) {
  const say = useWords(words)
  const [name, setName] = useState(tag.name)
  const change = useChangeTag()
  const remove = useRemoveTag()
  const error = change.error ?? remove.error
  const wrong = error instanceof Refused ? (error.at('name') ?? error.message) : error?.message
  const { id, revision } = tag
  const rename = () => {
    if (name.trim() && name.trim() !== tag.name) change.mutate({ id, name, revision })
  }
  return (
    <div className={styles.row}>
      <TextInput
        label={say('name')}
        maxLength={60}
        value={name}
        error={wrong}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={rename}
        onKeyDown={({ key }) => key === 'Enter' && rename()}
      />
      <Select
        label={say('colour')}
        allowDeselect={false}
        data={COLOURS.map((value) => ({ value, label: say(value) }))}
        value={tag.colour}
        onChange={(colour) => colour && change.mutate({ id, colour: colour as TagColour, revision })}
      />
      <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(id)}>
        {say('remove', { n: tag.uses })}
      </Button>
    </div>
  )
}
