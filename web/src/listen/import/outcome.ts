import type { Outcome } from './queries'

/** A line of what came, or would come, of a file. */
export interface Fact {
  key: 'rows' | 'created' | 'unchanged' | 'replaced' | 'changed' | 'new_accounts' | 'refused'
  n: number
}

/** A problem with where it is. */
export interface Problem {
  place: string
  column: string | null
  reason: string
}

/** One way to read the reports of answers and of customers. */
export interface Summary {
  facts: readonly Fact[]
  created: number
  refused: number
  /** Accounts that contacts name and that are made with them. */
  newAccounts: number
  problems: readonly Problem[]
  problemCount: number
  written: boolean
}

export function summary({ kind, report }: Outcome): Summary {
  if (kind === 'responses') {
    const { rows, created, unchanged, replaced, refused, problems, problem_count, done } = report
    return {
      facts: [
        { key: 'rows', n: rows },
        { key: 'created', n: created },
        { key: 'unchanged', n: unchanged },
        { key: 'replaced', n: replaced },
        { key: 'refused', n: refused },
      ],
      created: created + replaced,
      refused,
      newAccounts: 0,
      problems: problems.map(({ row, column, reason }) => ({ place: String(row), column: column ?? null, reason })),
      problemCount: problem_count,
      written: done,
    }
  }
  const { rows, created, changed, unchanged, new_accounts, bad_rows, problems, written } = report
  return {
    facts: [
      { key: 'rows', n: rows },
      { key: 'created', n: created },
      { key: 'changed', n: changed },
      { key: 'unchanged', n: unchanged },
      { key: 'new_accounts', n: new_accounts },
      { key: 'refused', n: bad_rows },
    ],
    created: created + changed,
    refused: bad_rows,
    newAccounts: new_accounts,
    problems: problems.map(({ place, reason }) => ({ ...placed(place), reason })),
    problemCount: problems.length,
    written,
  }
}

/** `row 17 (line 18), column state` in its parts. */
function placed(place: string): Pick<Problem, 'place' | 'column'> {
  const found = /^row (\d+)(?: \(line \d+\))?(?:, column (.+))?$/.exec(place)
  return { place: found?.[1] ?? place, column: found?.[2] ?? null }
}
