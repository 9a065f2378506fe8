import { MultiSelect, Select, Stack, Switch, TagsInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { ends } from '@/listen/question/tone'
import type { Dimensions } from '@/measure/reading/dimension'
import { CompareFields } from './compare-fields'
import { Conditions } from './conditions'
import { DateFields } from './date-fields'
import { EVERY, type ExploreSearch, INTERVALS, MEASURES, UNITS } from './search'
import { words } from './words'

export interface FieldProps {
  search: ExploreSearch
  change: (part: Partial<ExploreSearch>) => void
  /** What the server says is wrong at a field. */
  wrong: (field: string) => string | undefined
}

interface Props extends FieldProps {
  measure: NonNullable<ExploreSearch['measure']>
  questions: readonly SurveyQuestion[]
  dimensions: Dimensions
}

/** Everything that can be asked, each field with what the server says about it. */
export function Controls({ search, change, wrong, measure, questions, dimensions }: Props) {
  const say = useWords(words)
  const own = questions.filter(({ kind }) => (isKind(measure) ? kind === measure : kind !== 'text'))
  return (
    <Stack gap="md">
      <Select
        label={say('measure')}
        data={MEASURES.map((value) => ({ value, label: say(`measure_${value}`) }))}
        value={measure}
        allowDeselect={false}
        error={wrong('measure')}
        onChange={(value) => change(asking(value as Props['measure'], questions))}
      />
      <MultiSelect
        label={say('of')}
        placeholder={search.of ? '' : say('of_all')}
        data={own.map(({ key, label }) => ({ value: key, label: label || key }))}
        value={search.of ?? []}
        searchable
        clearable
        size="sm"
        error={wrong('of')}
        onChange={(of) => change({ of: of.length ? of : undefined })}
      />
      {measure === 'share' && (
        <TagsInput
          label={say('points')}
          description={say('points_about')}
          value={(search.points ?? []).map(String)}
          size="sm"
          error={wrong('points')}
          onChange={(points) => change({ points: points.length ? points.map(pointOf) : undefined })}
        />
      )}
      <Select
        label={say('unit')}
        data={UNITS.map((value) => ({ value, label: say(`unit_${value}`) }))}
        value={search.unit ?? 'latest_per_person'}
        allowDeselect={false}
        error={wrong('unit')}
        onChange={(unit) => change({ unit: unit as NonNullable<ExploreSearch['unit']> })}
      />
      <MultiSelect
        label={say('by')}
        placeholder={search.by ? '' : say('by_none')}
        data={dimensions.list}
        value={search.by ?? []}
        searchable
        clearable
        size="sm"
        error={wrong('by')}
        onChange={(by) => change({ by: by.length ? by : undefined })}
      />
      <Select
        label={say('every')}
        placeholder={say('every_none')}
        data={EVERY.map((value) => ({ value, label: say(`every_${value}`) }))}
        value={search.every ?? null}
        clearable
        error={wrong('every')}
        onChange={(every) => change({ every: every ?? undefined })}
      />
      <DateFields
        label={say('dates')}
        range={search.during}
        error={wrong('during')}
        onChange={(during) => change({ during })}
      />
      <Conditions search={search} change={change} wrong={wrong} dimensions={dimensions} />
      <CompareFields search={search} change={change} wrong={wrong} />
      <Select
        label={say('interval')}
        placeholder={say('interval_auto')}
        data={INTERVALS.map((value) => ({ value, label: say(`interval_${value}`) }))}
        value={search.interval ?? null}
        clearable
        error={wrong('interval')}
        onChange={(interval) => change({ interval: (interval as ExploreSearch['interval']) ?? undefined })}
      />
      <Select
        label={say('attributes')}
        data={[
          { value: 'then', label: say('attributes_then') },
          { value: 'now', label: say('attributes_now') },
        ]}
        value={search.attributes ?? 'then'}
        allowDeselect={false}
        error={wrong('attributes')}
        onChange={(value) => change({ attributes: value === 'now' ? 'now' : undefined })}
      />
      <Switch
        label={say('weighted')}
        checked={search.weighted ?? false}
        error={wrong('weighted')}
        onChange={({ currentTarget }) => change({ weighted: currentTarget.checked || undefined })}
      />
    </Stack>
  )
}

/** Another measure; those that have no questions of their own begin with the first there is. */
function asking(measure: Props['measure'], questions: Props['questions']): Partial<ExploreSearch> {
  const first = questions.find(({ kind }) => kind !== 'text' && kind !== 'choice')
  const of = isKind(measure) || measure === 'count' || !first ? undefined : [first.key]
  const points = measure === 'share' && first ? [endOf(first)] : undefined
  return { measure, of, points, interval: undefined }
}

const endOf = ({ scale }: SurveyQuestion) => ends(scale)?.[1] ?? 1

const isKind = (measure: string) => ['nps', 'csat', 'ces', 'solved'].includes(measure)

const pointOf = (text: string) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text)
