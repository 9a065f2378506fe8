import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Refused } from '@/api/client'

/** What one of a list is given. */
interface Part<T> {
  one: T
  /** From 1. */
  n: number
  problem: string | undefined
  onChange: (next: T) => void
  /** Absent for the only one. */
  onRemove: (() => void) | undefined
}

interface Props<T> {
  legend: string
  /** What the server calls the list. */
  name: string
  list: readonly T[]
  problem: Refused | undefined
  onChange: (list: T[]) => void
  /** What stands on the button that adds one. */
  add: string
  next: (list: readonly T[]) => T
  most?: number
  children: (part: Part<T>) => ReactNode
}

/** A list that is filled in one by one, in its order; one stays at least. */
export function ListFields<T>({ legend, name, list, problem, onChange, add, next, most, children }: Props<T>) {
  const wrong = (at: number) =>
    problem?.problem.invalid_params?.find((param) => param.name.startsWith(`${name}[${at}]`))?.reason
  const whole = problem?.at(name)
  return (
    <fieldset>
      <legend>{legend}</legend>
      {whole && <p role="alert">{whole}</p>}
      {list.map((one, at) =>
        children({
          one,
          n: at + 1,
          problem: wrong(at),
          onChange: (changed) => onChange(list.with(at, changed)),
          onRemove: list.length > 1 ? () => onChange(list.toSpliced(at, 1)) : undefined,
        }),
      )}
      <div>
        <Button
          variant="default"
          disabled={most !== undefined && list.length >= most}
          onClick={() => onChange([...list, next(list)])}
        >
          {add}
        </Button>
      </div>
    </fieldset>
  )
}
