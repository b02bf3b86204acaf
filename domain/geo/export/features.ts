import type { About } from '../answers.ts'
import { wkt } from './wkt.ts'

/** A feature of GeoJSON with properties of its own: of a layer of the county, or a record of an operation. */
export interface AnyFeature {
  /** Null: nobody knows where it is. */
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * Features as rows of a table: a point as `lon` and `lat`, what is longer as well-known text, and a list of plain values
 * in one cell.
 */
export const featureRows = (features: readonly AnyFeature[]): object[] =>
  features.map(({ geometry, properties }) => ({ ...flat(properties), ...placeCells(geometry) }))

/** RFC 7946, with where the data come from beside the features. */
export const featuresToGeoJson = (about: About, features: readonly AnyFeature[]) => ({
  ...{ type: 'FeatureCollection' as const, about },
  features: features.map(({ geometry, properties }) => ({ type: 'Feature' as const, geometry, properties })),
})

const flat = (properties: AnyFeature['properties']): object =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join(' ') : value,
    ]),
  )

function placeCells(geometry: AnyFeature['geometry']): object {
  if (!geometry) return { lon: null, lat: null }
  if (geometry.type !== 'Point') return { wkt: wkt(geometry) }
  const [lon, lat] = geometry.coordinates as readonly number[]
  return { lon, lat }
}
