import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SearchEntry, SearchKind } from '../../domain/geo/search/entry.ts'
import { words, type Words } from '../../domain/words.ts'
import type { County } from '../setup/county.ts'
import { readingsOf } from './readings.ts'

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
  readonly properties: Readonly<Record<string, unknown>>
}

/** A place whose name nobody has spelled yet. */
type Named = Omit<SearchEntry, 'readings'>

/** So many names are spelled before others have their turn: some milliseconds' work. */
const NAMES_AT_ONCE = 20

/**
 * The named places of a county's base data, each once: a road or a river of many pieces stands at its longest. To spell
 * a county's names takes half a second, so it is done in slices.
 */
export async function gazetteerOf(county: Pick<County, 'code' | 'layers'>): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = []
  for (const named of namedIn(county)) {
    if (entries.length % NAMES_AT_ONCE === NAMES_AT_ONCE - 1) await nextTurn()
    entries.push({ ...named, readings: readingsOf(named.name.zh) })
  }
  return entries
}

function namedIn({ code, layers }: Pick<County, 'code' | 'layers'>): Named[] {
  const of = (layer: string, kind: SearchKind, key: string, more: Partial<Reading> = {}): Named[] =>
    featuresOf(layers[layer]).flatMap((feature) => entryOf(feature, { kind, key, county: code, ...more }))
  const isBridge = ({ properties }: Feature): boolean => properties['kind'] === 'bridge'
  return [
    ...of('jurisdictions', 'township', 'code', {
      only: ({ properties }) => properties['level'] === 'township',
      at: ({ properties }) => pointOf([properties['seatLon'], properties['seatLat']]),
    }),
    ...of('villages', 'village', 'code', { where: 'township' }),
    ...of('hamlets', 'hamlet', 'code', { where: 'village' }),
    ...of('shelters', 'shelter', 'id'),
    ...of('facilities', 'facility', 'id'),
    ...of('gauges', 'gauge', 'id'),
    ...of('riskAreas', 'riskArea', 'id'),
    ...of('roads', 'bridge', 'id', { only: isBridge, alias: 'number' }),
    ...longest(
      of('roads', 'road', 'id', { only: (road) => !isBridge(road), alias: 'number' }),
      layers['roads'],
    ),
    ...longest(of('rivers', 'river', 'id'), layers['rivers']),
  ]
}

interface Reading {
  readonly kind: SearchKind
  readonly key: string
  readonly county: string
  readonly only?: (feature: Feature) => boolean
  readonly at?: (feature: Feature) => SearchEntry['point'] | undefined
  /** The property that holds the code of the place it lies in. */
  readonly where?: string
  readonly alias?: string
}

function entryOf(
  feature: Feature,
  { kind, key, county, only, at = middleOf, where, alias }: Reading,
): Named[] {
  const { properties } = feature
  const name = wordsFrom(properties['name'])
  const point = at(feature)
  if (!name || !point || (only && !only(feature))) return []
  const code = properties[where ?? 'jurisdiction']
  return [
    {
      ...{ kind, id: String(properties[key]), name, point },
      alias: alias === undefined ? '' : String(properties[alias] ?? ''),
      jurisdiction: typeof code === 'string' ? code : county,
    },
  ]
}

/** Of pieces that share a name and an alias the one with most corners. */
function longest(entries: readonly Named[], layer: unknown): Named[] {
  const corners = new Map(
    featuresOf(layer).map(({ properties, geometry }) => [
      String(properties['id']),
      geometry.coordinates.length,
    ]),
  )
  const best = new Map<string, Named>()
  for (const entry of entries) {
    const key = `${entry.name.zh}/${entry.alias}`
    const before = best.get(key)
    if (!before || (corners.get(entry.id) ?? 0) > (corners.get(before.id) ?? 0)) best.set(key, entry)
  }
  return [...best.values()]
}

function featuresOf(layer: unknown): readonly Feature[] {
  const isCollection = typeof layer === 'object' && layer !== null && 'features' in layer
  return isCollection && Array.isArray(layer.features) ? (layer.features as Feature[]) : []
}

/** A corner near the middle of a line or of an area's outline; of a point itself. */
function middleOf({ geometry }: Feature): SearchEntry['point'] | undefined {
  let at: unknown = geometry.coordinates
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[Math.floor(at.length / 2)]
  return Array.isArray(at) ? pointOf(at) : undefined
}

const pointOf = ([lon, lat]: readonly unknown[]): SearchEntry['point'] | undefined =>
  typeof lon === 'number' && typeof lat === 'number' ? { lat, lon } : undefined

function wordsFrom(value: unknown): Words | undefined {
  if (typeof value !== 'object' || value === null || !('zh' in value) || !('en' in value)) return undefined
  return words(String(value.zh), String(value.en))
}
