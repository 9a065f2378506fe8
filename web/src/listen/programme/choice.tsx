import { Select, type SelectProps } from '@mantine/core'

type Props<V extends string> = Omit<SelectProps, 'onChange' | 'value'> & {
  value: V | ''
  onChange: (value: V) => void
}

/** Chooses one of some; what may be cleared is blank then. */
export function Choice<V extends string>({ value, onChange, clearable = false, data = [], ...rest }: Props<V>) {
  return (
    <Select
      data={data}
      allowDeselect={false}
      clearable={clearable}
      searchable={data.length > 8}
      value={value || null}
      onChange={(picked) => (picked || clearable) && onChange((picked ?? '') as V)}
      {...rest}
    />
  )
}
