import { wholeFile, type Spot } from '../findings.ts'

/** A file that was read: what it says, in the form of its schema, and where each part of that stands. */
export interface Source {
  /** Its name on the disk. */
  readonly file: string
  readonly value: unknown
  /** Whether its fields are columns. */
  readonly isTable?: boolean
  /** Rows that have a fault already and are not in `value`: what they call themselves still counts. */
  readonly lost?: readonly Record<string, unknown>[]
  spot(path: readonly PropertyKey[]): Spot
  /** JSON only: the value at a path as it is written. */
  written?(path: readonly PropertyKey[]): string
}

/** The first number of a path is the row; the names before it that are more than structure stay in the field. */
export function rowAndField(path: readonly PropertyKey[]): Pick<Spot, 'row' | 'field'> {
  const at = path.findIndex((key) => typeof key === 'number')
  const rest = path.slice(at + 1).filter((key) => key !== 'properties')
  const head = at > 0 && path[0] !== 'features' ? path.slice(0, at) : []
  const field = [...head, ...rest].map(String).join('.')
  return { row: at < 0 ? null : Number(path[at]) + 1, field: field === '' ? null : field }
}

/** What a pack has that has no such file. */
export const absent = (file: string, value: unknown): Source => ({
  file,
  value,
  spot: () => wholeFile(file),
})
