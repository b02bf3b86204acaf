import type { Pack } from '../../db/packs/files.ts'
import type { Bridge, CountyData, RoadLine, Settlement } from '../../domain/geo/county.ts'
import type { Catchment } from '../../domain/geo/flood/gauge.ts'
import type { HandGrid } from '../../domain/geo/flood/hand-grid.ts'
import { NO_HOUSEHOLDS, type Households } from '../../domain/geo/households.ts'
import type { CountyWarehouse } from '../setup/county.ts'
import type { LayerSource } from './layer-source.ts'
import { sourceOfLayers } from './source-words.ts'

/** The layers that answers are made from, as a pack's header names them. */
const COUNTED = ['villages', 'hamlets', 'households', 'roads', 'facilities', 'shelters', 'gauges']

/** All that is read of a version, by how it is kept. */
export const COUNTY_ROWS = [
  ...(['header', 'jurisdictions', 'villages', 'hamlets', 'roads', 'facilities', 'shelters'] as const),
  ...(['gauges', 'catchments', 'warehouses'] as const),
] as const
export const COUNTY_COLUMNS = ['households', 'hand'] as const

/** A version of the county as geography wants it. Layers were checked when the pack was loaded. */
export async function countyDataOf({ version, rows, columns }: LayerSource): Promise<CountyData> {
  const features = async <L extends keyof Pack>(layer: L): Promise<FeaturesOf<L>> =>
    ((await rows(layer)) as { features: FeaturesOf<L> } | undefined)?.features ?? ([] as FeaturesOf<L>)
  const header = (await rows('header')) as Pack['header']
  const county = (await features('jurisdictions')).find(({ properties }) => properties.level === 'county')
  if (!county) throw new Error(`version ${version} of the county has no border`)
  const catchments = ((await rows('catchments')) ?? {}) as Readonly<Record<string, KeptCatchment>>
  const warehouses = ((await rows('warehouses')) ?? []) as readonly CountyWarehouse[]
  return {
    ...{ version, date: header.date, source: sourceOfLayers(header, COUNTED) },
    boundary: county.geometry as CountyData['boundary'],
    town: { lon: county.properties.seatLon, lat: county.properties.seatLat },
    households: ((await columns('households')) as Households | undefined) ?? NO_HOUSEHOLDS,
    villages: (await features('villages')).map(({ geometry, properties: { code, ...village } }) => ({
      ...{ id: code, ...at(geometry), name: village.name, population: village.population },
      ...{ households: village.households, vulnerable: village.vulnerable },
    })),
    hamlets: (await features('hamlets')).map(({ geometry, properties }): Settlement => {
      const { code, name, population, households } = properties
      return { id: code, name, population, households, ...at(geometry) }
    }),
    facilities: (await features('facilities')).map(({ geometry, properties: { id, name, kind } }) => {
      return { id, name, kind, ...at(geometry) }
    }),
    shelters: (await features('shelters')).map(({ geometry, properties: { id, name, capacityPersons } }) => {
      return { id, name, capacityPersons, ...at(geometry) }
    }),
    warehouses: warehouses.map(({ id, name, lon, lat }) => ({ id, name, lon, lat })),
    ...roadsAndBridges(await features('roads')),
    gauges: (await features('gauges')).map(({ geometry, properties: { id, name } }) => {
      return { id, name, catchment: withRating(catchments[id]), ...at(geometry) }
    }),
    hand: withBed((await columns('hand')) as KeptHand | undefined),
  }
}

/** Versions that were loaded before rating curves and beds were derived have none of them. */
type KeptCatchment = Omit<Catchment, 'rating'> & Partial<Pick<Catchment, 'rating'>>
type KeptHand = Omit<HandGrid, 'bed'> & Partial<Pick<HandGrid, 'bed'>>

/** Without a curve nothing is known of the river, so a stage must be given; the next load of the pack mends that. */
const withRating = (kept: KeptCatchment | undefined): Catchment | null =>
  kept?.rating ? { ...kept, rating: kept.rating } : null

/** Ground no higher than its stream passes for the bed. */
function withBed(kept: KeptHand | undefined): HandGrid | null {
  if (!kept || hasBed(kept)) return kept ?? null
  return { ...kept, bed: Uint8Array.from(kept.metres, (above) => (above < 0.05 ? 1 : 0)) }
}

const hasBed = (kept: KeptHand): kept is HandGrid => kept.bed !== undefined

type FeaturesOf<L extends keyof Pack> = Pack[L] extends { features: infer F } ? F : never

const at = ({ coordinates: [lon, lat] }: { readonly coordinates: readonly [number, number] }) => ({
  lon,
  lat,
})

function roadsAndBridges(features: FeaturesOf<'roads'>): Pick<CountyData, 'roads' | 'bridges'> {
  const roads: RoadLine[] = []
  const bridges: Bridge[] = []
  for (const { geometry, properties } of features) {
    const { id, name } = properties
    if (properties.kind === 'bridge') {
      const { roadId, lengthM, loadT } = properties
      if (geometry.type === 'Point') bridges.push({ id, name, roadId, lengthM, loadT, ...at(geometry) })
    } else if (geometry.type === 'LineString') {
      const { class: roadClass, number, widthM } = properties
      roads.push({ id, name, class: roadClass, number, widthM, line: geometry.coordinates })
    }
  }
  return { roads, bridges }
}
