import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Choice, Question } from '@/listen/survey/design/definition'
import { unanswered, wordsOf } from '@/listen/survey/design/text'
import { PointRow } from '@/ui/point-row'
import { type Fit, fitOf, type Given } from './fit'
import styles from './interview.module.css'
import { words } from './words'

interface Props {
  question: Question
  languages: readonly string[]
  value: Given | undefined
  onChange: (value: Given | undefined) => void
  error: string | undefined
}

/** One question of the guide, with what is pressed or written while somebody talks. */
export function QuestionField({ question, languages, value, onChange, error }: Props) {
  const say = useWords(words)
  const { language } = useLocale()
  const fit = fitOf(question.ask)
  const told = (text: Parameters<typeof wordsOf>[0]) => unanswered(wordsOf(text, languages, language))
  if (!fit) return null
  const label = told(question.label)
  const help = told(question.help)
  const about = [help, question.show_if && say('only_if')].filter(Boolean).join(' ')
  if (fit.by === 'reading') return <p className={styles.reading}>{label}</p>
  const { low, high } = question.ask
  const shared = { label, about, error }
  if (fit.by === 'points') {
    return (
      <PointRow
        {...shared}
        points={fit.points.map((point) => ({ value: point, face: point, name: String(point) }))}
        value={typeof value === 'number' ? value : undefined}
        low={told(low)}
        high={told(high)}
        onChange={onChange}
      />
    )
  }
  if (fit.by === 'options') return <Options {...shared} fit={fit} told={told} value={value} onChange={onChange} />
  return <TextField {...shared} type={fit.type} value={value} onChange={onChange} />
}

interface Shared {
  label: string
  about: string
  error: string | undefined
  value: Given | undefined
  onChange: (value: Given | undefined) => void
}

interface OptionsProps extends Shared {
  fit: Extract<Fit, { by: 'options' }>
  told: (text: Choice['label']) => string
}

function Options({ label, about, error, fit, told, value, onChange }: OptionsProps) {
  const say = useWords(words)
  const own = (key: string) => `value_${key}`
  const nameOf = ({ key, label: text }: Choice) =>
    told(text) || (own(key) in words.en ? say(own(key) as keyof typeof words.en) : key)
  if (fit.several) {
    return (
      <Checkbox.Group
        label={label}
        description={about}
        error={error}
        value={Array.isArray(value) ? [...value] : []}
        onChange={(chosen) => onChange(chosen)}
      >
        <Stack gap="xs" mt="xs">
          {fit.options.map((option) => (
            <Checkbox key={option.key} value={option.key} label={nameOf(option)} />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  }
  return (
    <Radio.Group
      label={label}
      description={about}
      error={error}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => onChange(chosen)}
    >
      <Stack gap="xs" mt="xs">
        {fit.options.map((option) => (
          <Radio key={option.key} value={option.key} label={nameOf(option)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

interface TextProps extends Shared {
  type: Extract<Fit, { by: 'text' }>['type']
}

function TextField({ label, about, error, type, value, onChange }: TextProps) {
  const shared = { label, description: about || undefined, error, dir: 'auto', value: String(value ?? '') }
  if (type === 'lines') {
    return (
      <Textarea
        {...shared}
        size="sm"
        classNames={{ input: styles.write }}
        autosize
        minRows={2}
        maxRows={12}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? 'decimal' : undefined}
      maxLength={1000}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
