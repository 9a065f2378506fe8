import { Autocomplete, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { FAMILIES, familyName } from '@/listen/fatigue/rule'
import { words as rules } from '@/listen/fatigue/words'
import styles from './programme.module.css'
import type { PartProps } from './programme-dialog'
import { programmes } from './queries'
import { words } from './words'

/** Which clock a programme winds, and who goes first when several wait for one person. */
export function OftenFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const sayRules = useWords(rules)
  const known = useQuery(programmes).data?.map(({ family }) => family) ?? []
  const families = [...new Set([...FAMILIES, ...known])]
  return (
    <div className={styles.pair}>
      <Autocomplete
        label={say('family')}
        description={say('family_about')}
        placeholder={say('family_usual')}
        data={families}
        renderOption={({ option }) => {
          const name = familyName(option.value, sayRules)
          return name === option.value ? name : `${option.value} – ${name}`
        }}
        maxLength={60}
        value={filled.family}
        error={at('family')}
        onChange={(family) => set({ family })}
      />
      <TextInput
        type="number"
        min={-100}
        max={100}
        label={say('priority')}
        description={say('priority_about')}
        value={filled.priority}
        error={at('priority')}
        onChange={({ currentTarget }) => set({ priority: currentTarget.value })}
      />
    </div>
  )
}
