import { fromVectorTileJs, GeoJSONWrapper, type Feature } from '@maplibre/vt-pbf'
import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { isolines, type Isoline } from './isolines.ts'
import { levelFor } from './pyramid.ts'
import { sampleHeights } from './sample.ts'
import type { TileId } from './tile.ts'

/** Coordinates of a vector tile reach from 0 to this. */
const EXTENT = 4_096
/** Steps of the mesh over a tile. */
const STEPS = 96
const FIRST_ZOOM = 9
/** Metres between lines from that zoom on; every fifth line is an index line, drawn stronger and labelled. */
const INTERVALS = [200, 200, 100, 50, 20] as const
const INDEX_EVERY = 5
const VERSION = 2

/** Metres between contour lines at a zoom. */
export const intervalAt = (zoom: number): number =>
  INTERVALS[Math.min(Math.max(zoom - FIRST_ZOOM, 0), INTERVALS.length - 1)] ?? 20

/**
 * Contour lines as a vector tile: layer `contours`, features with `heightM` and `isIndex`. Format: Mapbox Vector
 * Tile specification 2.1.
 */
export function contourTile(levels: readonly HeightGrid[], tile: TileId): Buffer {
  const grid = levelFor(levels, 360 / 2 ** tile.z / STEPS)
  const size = STEPS + 1
  const heights = sampleHeights(grid, tile, { size, steps: STEPS, offset: 0 })
  const interval = intervalAt(tile.z)
  const features = levelsBetween(heights, interval).flatMap((heightM): Feature[] => {
    const lines = isolines(heights, size, heightM).map(inTile)
    const tags = { heightM, isIndex: (heightM / interval) % INDEX_EVERY === 0 }
    return lines.length === 0 ? [] : [{ type: 2, geometry: lines, tags }]
  })
  const contours = new GeoJSONWrapper(features, { version: VERSION, extent: EXTENT })
  contours.name = 'contours'
  return Buffer.from(fromVectorTileJs({ layers: { contours } }))
}

function levelsBetween(heights: Float32Array, interval: number): number[] {
  let [lowest, highest] = [Infinity, -Infinity]
  for (const height of heights) {
    if (height < lowest) lowest = height
    if (height > highest) highest = height
  }
  const levels: number[] = []
  for (
    let level = Math.max(Math.ceil(lowest / interval) * interval, interval);
    level <= highest;
    level += interval
  )
    levels.push(level)
  return levels
}

const inTile = (line: Isoline): [number, number][] => {
  const points: [number, number][] = []
  for (let at = 0; at + 1 < line.length; at += 2) {
    const toTile = (place: number | undefined) => Math.round(((place ?? 0) / STEPS) * EXTENT)
    points.push([toTile(line[at]), toTile(line[at + 1])])
  }
  return points
}
