/** GeoJSON positions and polygons (RFC 7946), WGS-84 degrees, longitude first. Rings are closed: the last position is the first. */
export type LonLat = readonly [lon: number, lat: number]
export type Ring = readonly LonLat[]

export type PolygonGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** Degrees. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Every ring of every part: outer rings and holes alike. */
export const ringsOf = ({ type, coordinates }: PolygonGeometry): readonly Ring[] =>
  type === 'Polygon' ? coordinates : coordinates.flat()

/** The parts, each an outer ring and its holes. */
export const partsOf = ({ type, coordinates }: PolygonGeometry): readonly (readonly Ring[])[] =>
  type === 'Polygon' ? [coordinates] : coordinates
