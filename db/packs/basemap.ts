/** The file of a county's own base map, if the pack has one. */
export const BASEMAP_FILE = 'map.pmtiles'

/** 4 GiB: a province in vector tiles; a county with imagery. */
export const MOST_BASEMAP_BYTES = 4 * 1024 ** 3

export type BasemapTiles = 'vector' | 'png' | 'jpeg' | 'webp' | 'avif'

/** What `map.pmtiles` says of itself. Its tiles stay in the file: a version holds this, and the file by its digest. */
export interface Basemap {
  /** SHA-256 of the file. */
  readonly digest: string
  readonly bytes: number
  readonly tiles: BasemapTiles
  /** How each tile is packed. */
  readonly packing: 'none' | 'gzip'
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number]
  readonly minZoom: number
  readonly maxZoom: number
  /** Whose data it is, as plain text. */
  readonly attribution: string | null
  /** The names of the layers in vector tiles; none in pictures. */
  readonly layers: readonly string[]
}
