import type { About } from '../answers.ts'
import type { AnyFeature } from './features.ts'
import { provenance, rowOf } from './table.ts'

/** A place or an area that was asked about, and as what: `at`, `from`, `to`, `area`, `closure`. */
export interface AskedShape {
  readonly as: 'at' | 'from' | 'to' | 'area' | 'closure'
  readonly geometry: NonNullable<AnyFeature['geometry']>
}

/** What was asked, of which instant, and what was answered. */
export interface Asked {
  readonly name: string
  /** With what was not said and so assumed. */
  readonly question: object
  readonly asOf: Date
  readonly shapes: readonly AskedShape[]
  readonly answer: { readonly about: About }
}

/** Lists whose things are features or rows of their own. */
const THINGS: ReadonlySet<string> = new Set([
  ...['about', 'found', 'notSafe', 'notReached', 'routes', 'depths', 'villages', 'hamlets'],
  ...['facilities', 'shelters', 'warehouses', 'units', 'bridges'],
])

/** For a collection of GeoJSON: the question without its area, which is a feature, and the answer without its things. */
export const askedProperties = ({ name, question, asOf, answer }: Asked): object => ({
  ...{ question: name, asOf: asOf.toISOString(), asked: without(question, new Set(['polygon'])) },
  ...without(answer, THINGS),
})

/** Each shape that was asked about as a feature with `role: "asked"`, so that it is told from what was found. */
export const askedFeatures = ({ shapes, answer }: Asked) =>
  shapes.map(({ as, geometry }) => ({
    type: 'Feature' as const,
    geometry,
    properties: { role: 'asked', as, ...provenance(answer.about) },
  }))

/** For a table: a row with the question and its instant, and one with the figures of the whole answer. */
export const askedRow = ({ name, question, asOf }: Asked): object => ({
  ...{ list: 'asked', question: name, asOf: asOf.toISOString() },
  ...figures(question),
})
export const totalRow = ({ answer }: Asked): object => ({ list: 'total', ...figures(answer) })

/** The plain values of a thing, and those of what stands in it; of a gauge its id. */
function figures(thing: object): object {
  const inner = Object.entries(thing).flatMap(([key, value]: [string, unknown]) => {
    if (NO_FIGURES.has(key) || typeof value !== 'object' || value === null || Array.isArray(value)) return []
    if (key === 'gauge') return [['gauge', 'id' in value ? value.id : null]]
    return Object.entries(figures(value)).map(([name, cell]) => [INNER_NAMES[`${key}.${name}`] ?? name, cell])
  })
  return { ...rowOf(thing), ...Object.fromEntries(inner) }
}

const NO_FIGURES: ReadonlySet<string> = new Set(['about', 'polygon'])

/** What would not say by itself what it is. */
const INNER_NAMES: Readonly<Record<string, string>> = {
  'vulnerable.persons': 'vulnerable',
  'offRoadM.start': 'startOffRoadM',
  'offRoadM.end': 'endOffRoadM',
  'from.lon': 'fromLon',
  'from.lat': 'fromLat',
  'to.lon': 'toLon',
  'to.lat': 'toLat',
}

const without = (thing: object, keys: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(thing).filter(([key]) => !keys.has(key)))
