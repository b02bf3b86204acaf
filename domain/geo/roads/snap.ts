import { columnOf, rowOf, type Lattice } from '../lattice.ts'
import type { RoadPieces } from './pieces.ts'

/** The point of a road nearest to a place. */
export interface OnRoad {
  /** Index of the road, and metres from its first position. */
  readonly road: number
  readonly atM: number
  /** Metres between the place and the road, in a straight line. */
  readonly awayM: number
  readonly lon: number
  readonly lat: number
}

const RADIANS = Math.PI / 180
const EARTH_RADIUS_M = 6_371_008.8

/**
 * The nearest road within `withinM`; undefined: there is none. Cells are searched in rings around the place until no
 * nearer one can follow. Distances on a plane that touches the Earth at the place: within 0.1 % for 10 km.
 */
export function snapToRoad(
  lattice: Lattice,
  pieces: RoadPieces,
  { lon, lat }: { readonly lon: number; readonly lat: number },
  withinM: number,
): OnRoad | undefined {
  const metresLat = EARTH_RADIUS_M * RADIANS
  const metresLon = metresLat * Math.cos(lat * RADIANS)
  const cellM = Math.min(lattice.cellLatDeg * metresLat, lattice.cellLonDeg * metresLon)
  const [column, row] = [columnOf(lattice, lon), rowOf(lattice, lat)]
  let best: OnRoad | undefined
  const look = (cell: number) => {
    for (let at = pieces.start[cell]!; at < pieces.start[cell + 1]!; at++) {
      const ax = (pieces.ax[at]! - lon) * metresLon
      const ay = (pieces.ay[at]! - lat) * metresLat
      const dx = (pieces.bx[at]! - lon) * metresLon - ax
      const dy = (pieces.by[at]! - lat) * metresLat - ay
      const square = dx * dx + dy * dy
      const t = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square))
      const [x, y] = [ax + t * dx, ay + t * dy]
      const awayM = Math.hypot(x, y)
      if (awayM > withinM || (best && awayM >= best.awayM)) continue
      const atM = pieces.fromM[at]! + t * (pieces.toM[at]! - pieces.fromM[at]!)
      best = { road: pieces.road[at]!, atM, awayM, lon: lon + x / metresLon, lat: lat + y / metresLat }
    }
  }
  const farthest = Math.max(lattice.columns, lattice.rows)
  for (let ring = 0; ring <= farthest; ring++) {
    // What lies in this ring is at least so far away, also from a place beyond the lattice: its nearest cell is nearer.
    if ((ring - 1) * cellM > Math.min(withinM, best?.awayM ?? Infinity)) break
    forRing(lattice, column, row, ring, look)
  }
  return best
}

/** Every cell whose larger distance from (column, row), in columns or rows, is `ring`. */
function forRing(
  { columns, rows }: Lattice,
  column: number,
  row: number,
  ring: number,
  look: (cell: number) => void,
): void {
  for (let y = Math.max(0, row - ring); y <= Math.min(rows - 1, row + ring); y++) {
    const isEdge = Math.abs(y - row) === ring
    const step = isEdge || ring === 0 ? 1 : 2 * ring
    for (let x = column - ring; x <= column + ring; x += step)
      if (x >= 0 && x < columns) look(y * columns + x)
  }
}
