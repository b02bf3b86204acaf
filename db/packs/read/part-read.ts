import { FILES, type Part } from '../files.ts'
import type { Findings } from '../findings.ts'
import { faultsIn, type Leaf } from './schema-faults.ts'
import type { Source } from './source.ts'

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What could be read of the file of one part. Checks go on with the rows that are as agreed. */
export interface PartRead {
  /** Its spots count rows as `content` does, and name them as they stand in the file. */
  readonly source: Source
  /** As the schema wants it, without the rows that it refused; of pack.json, without the fields. */
  readonly content: unknown
  /** What was refused, as it stands in the file: each row calls itself something that others may refer to. */
  readonly refused: readonly Thing[]
}

/** Parses what a file says, with a fault for each thing that is wrong; undefined when it is no list of rows at all. */
export function partRead(part: Part, source: Source, findings: Findings): PartRead | undefined {
  const { schema } = FILES[part]
  const lost = source.lost ?? []
  const result = schema.safeParse(source.value)
  if (result.success) return { source, content: result.data, refused: lost }
  const leaves = faultsIn(source, result.error, findings)
  if (part === 'header') return headerRead(source, leaves)
  const kept = new Kept(source.value, leaves)
  const whole = schema.safeParse(kept.value(part))
  if (!whole.success) return undefined
  const spot: Source['spot'] = (path) => source.spot(kept.original(path))
  return { source: { ...source, spot }, content: whole.data, refused: [...lost, ...kept.refused] }
}

function headerRead(source: Source, leaves: readonly Leaf[]): PartRead | undefined {
  if (!isThing(source.value)) return undefined
  const wrong = new Set(
    leaves.flatMap(({ path: [field], keys }) => (field === undefined ? keys : String(field))),
  )
  const right = Object.entries(source.value).filter(([key]) => !wrong.has(key))
  const parsed = FILES.header.schema.partial().safeParse(Object.fromEntries(right))
  return parsed.success ? { source, content: parsed.data, refused: [] } : undefined
}

/** Lists within a row of which one entry may be refused while the row stands. */
const INNER: readonly unknown[] = ['lots', 'targets']

/** A file without what its schema refused. */
class Kept {
  readonly refused: Thing[] = []
  readonly #value: unknown
  /** Of each list that was looked at, by its path: where its entries stood. */
  readonly #places = new Map<string, readonly number[]>()
  readonly #bad = new Set<string>()
  readonly #surplus = new Map<string, readonly string[]>()

  constructor(value: unknown, leaves: readonly Leaf[]) {
    this.#value = value
    for (const { path, keys } of leaves) {
      const key = path.join('/')
      // A column that nobody asked for spoils no row.
      if (keys.length > 0) this.#surplus.set(key, [...(this.#surplus.get(key) ?? []), ...keys])
      else this.#bad.add(rowOf(path).join('/'))
    }
  }

  value(part: Part): unknown {
    const { form } = FILES[part]
    if (part === 'stock') {
      const { items, warehouses } = isThing(this.#value) ? this.#value : {}
      return { items: this.#list(items, ['items']), warehouses: this.#list(warehouses, ['warehouses']) }
    }
    if (form === 'rows' || form === 'json') return this.#list(this.#value, [])
    const features = isThing(this.#value) ? this.#value['features'] : undefined
    return { type: 'FeatureCollection', features: this.#list(features, ['features']) }
  }

  original(path: readonly PropertyKey[]): PropertyKey[] {
    const made: PropertyKey[] = []
    for (const key of path) {
      const places = this.#places.get(made.join('/'))
      made.push(typeof key === 'number' ? (places?.[key] ?? key) : key)
    }
    return made
  }

  #list(value: unknown, path: readonly PropertyKey[]): unknown {
    if (!Array.isArray(value)) return value
    const rows = value.map((row: unknown, at) => ({ row, at, path: [...path, at] }))
    const isBad = (row: { path: readonly PropertyKey[] }) => this.#bad.has(row.path.join('/'))
    for (const { row } of rows.filter(isBad)) {
      if (isThing(row)) this.refused.push(isThing(row['properties']) ? row['properties'] : row)
    }
    const good = rows.filter((row) => !isBad(row))
    this.#places.set(
      path.join('/'),
      good.map(({ at }) => at),
    )
    return good.map(({ row, path: own }) => this.#tidy(row, own))
  }

  /** Without the fields that the format does not have, and without entries of lists that are wrong. */
  #tidy(value: unknown, path: readonly PropertyKey[]): unknown {
    if (!isThing(value)) return value
    const surplus = this.#surplus.get(path.join('/')) ?? []
    const fields = Object.entries(value).filter(([key]) => !surplus.includes(key))
    return Object.fromEntries(
      fields.map(([key, inner]) => {
        const own = [...path, key]
        return [key, INNER.includes(key) ? this.#list(inner, own) : this.#tidy(inner, own)]
      }),
    )
  }
}

/** The path of the row, or of the entry within it, that an issue spoils. */
function rowOf(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const inner = path.findIndex((key, at) => INNER.includes(key) && typeof path[at + 1] === 'number')
  if (inner >= 0) return path.slice(0, inner + 2)
  return path.slice(0, path.findIndex((key) => typeof key === 'number') + 1)
}
