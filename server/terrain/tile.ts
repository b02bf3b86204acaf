/** A tile of the web map's square: zoom, column from the west, row from the north. */
export interface TileId {
  readonly z: number
  readonly x: number
  readonly y: number
}

/**
 * Longitude of a place across a tile, degrees; 0 is its west edge, 1 its east edge.
 * Source of both formulas: spherical Mercator, EPSG:3857, as every web map tiles it.
 */
export const lonAt = ({ z, x }: TileId, across: number): number => ((x + across) / 2 ** z) * 360 - 180

/** Latitude of a place down a tile, degrees; 0 is its north edge, 1 its south edge. */
export const latAt = ({ z, y }: TileId, down: number): number => {
  const mercator = Math.PI * (1 - (2 * (y + down)) / 2 ** z)
  return (Math.atan(Math.sinh(mercator)) * 180) / Math.PI
}
