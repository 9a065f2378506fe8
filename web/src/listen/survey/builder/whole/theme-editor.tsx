import { TextInput } from '@mantine/core'
import { useId } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { Findings } from '@/listen/survey/builder/findings'
import { contrast, isColour, NEEDED, USUAL } from '@/listen/survey/design/contrast'
import type { Theme } from '@/listen/survey/design/definition'
import { patched } from '@/listen/survey/design/edit'
import { LogoField } from './logo-field'
import { words } from './words'

type Colour = keyof typeof USUAL
const COLOURS: readonly Colour[] = ['accent', 'background', 'ink']

/** Colours and logo, with what they do to those who read. */
export function ThemeEditor() {
  const say = useWords(words)
  const { definition, change } = useBench()
  const theme = definition.theme ?? {}
  const set = (changes: { [K in keyof Theme]?: Theme[K] | undefined }) =>
    change((old) => ({ ...old, theme: patched(old.theme ?? {}, changes) }), `theme.${Object.keys(changes).join()}`)
  const colour = (key: Colour) => theme[key] ?? USUAL[key]
  return (
    <section className={styles.editor} aria-label={say('section_theme')}>
      <h2 className={styles.title}>{say('section_theme')}</h2>
      <Findings />
      <LogoField
        logo={theme.logo}
        logoWords={theme.logo_words}
        background={colour('background')}
        onLogo={(logo) => set(logo ? { logo } : { logo, logo_words: undefined })}
        onWords={(logo_words) => set({ logo_words })}
      />
      {COLOURS.map((key) => (
        <ColourField
          key={key}
          label={say(`colour_${key}`)}
          value={theme[key]}
          usual={USUAL[key]}
          onChange={(value) => set({ [key]: value })}
        />
      ))}
      <ul className={styles.contrasts}>
        <Contrast label={say('contrast_words')} one={colour('ink')} other={colour('background')} needed={NEEDED} />
        <Contrast label={say('contrast_button')} one={colour('accent')} other={colour('background')} needed={NEEDED} />
      </ul>
    </section>
  )
}

interface ColourProps {
  label: string
  value: string | null | undefined
  usual: string
  onChange: (colour: string | undefined) => void
}

function ColourField({ label, value, usual, onChange }: ColourProps) {
  const say = useWords(words)
  const id = useId()
  return (
    <div className={styles.colour}>
      <TextInput
        label={label}
        placeholder={usual}
        description={value ? undefined : say('as_house')}
        value={value ?? ''}
        maxLength={7}
        spellCheck={false}
        error={value && !isColour(value) ? say('not_a_colour') : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim() || undefined)}
      />
      <input
        id={id}
        type="color"
        aria-label={say('pick_colour', { label })}
        value={value && isColour(value) ? value : usual}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  )
}

function Contrast({ label, one, other, needed }: { label: string; one: string; other: string; needed: number }) {
  const say = useWords(words)
  const number = useNumbers()
  const value = contrast(one, other)
  if (value === undefined) return null
  const enough = value >= needed
  return (
    <li data-enough={enough}>
      <span className={styles.sample} style={{ background: other, color: one }} aria-hidden="true">
        Aa
      </span>
      {say(enough ? 'contrast_enough' : 'contrast_low', {
        label,
        value: number.value(value),
        needed: number.value(needed),
      })}
    </li>
  )
}
