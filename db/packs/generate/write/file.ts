import { gzipSync } from 'fflate'
import type { LonLat } from '../base/frame.ts'

/** A file of the pack, by its name. */
export type Files = Map<string, Uint8Array>

export const utf8 = (text: string) => new TextEncoder().encode(text)

/** Packed without a date, so that the same bytes come out on any day. */
export const packed = (bytes: Uint8Array) => gzipSync(bytes, { level: 9, mtime: 0 })

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }

export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: Geometry
}

export const pointFeature = (properties: Feature['properties'], coordinates: LonLat): Feature => ({
  properties,
  geometry: { type: 'Point', coordinates },
})

/** GeoJSON with a line a feature: a change shows as the lines that changed. */
export const geojson = (features: readonly Feature[]) =>
  utf8(
    `{"type":"FeatureCollection","features":[\n${features
      .map(({ properties, geometry }) => JSON.stringify({ type: 'Feature', properties, geometry }))
      .join(',\n')}\n]}\n`,
  )

export const json = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`)

/** Every cell of these tables is a plain word or number: nothing needs quotes. */
export const csv = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  utf8(`${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`)
