import { fault, type Faulted } from './fault.ts'
import type { Lattice } from './lattice.ts'
import { cellOf } from './lattice.ts'
import type { Area } from './polygon/area.ts'
import { contains } from './polygon/contains.ts'
import { scanCells } from './polygon/scan.ts'

const INNER = 1
const CROSSED = 2

/** A county's border with its cells judged beforehand: only a point near the border costs a test against all of it. */
export interface CountyBounds {
  readonly area: Area
  /** On the border is inside. O(1), near the border O(edges). */
  has(lon: number, lat: number): boolean
}

/** O(edges × rows that each spans + cells). */
export function boundsOf(area: Area, lattice: Lattice): CountyBounds {
  const cells = new Uint8Array(lattice.columns * lattice.rows)
  scanCells(area, lattice, {
    inner: (from, to) => void cells.fill(INNER, from, to),
    crossed: (cell) => void (cells[cell] = CROSSED),
  })
  const { west, south, east, north } = area.box
  return {
    area,
    has(lon, lat) {
      if (lon < west || lon > east || lat < south || lat > north) return false
      const cell = cells[cellOf(lattice, lon, lat)]
      return cell === INNER || (cell === CROSSED && contains(area, lon, lat))
    },
  }
}

/** Why a point is not one of the county; undefined: it is. */
export function faultOfPoint(
  { has }: CountyBounds,
  { lon, lat }: { readonly lon: number; readonly lat: number },
  path: string,
): Faulted | undefined {
  if (has(lon, lat)) return undefined
  return fault(has(lat, lon) ? 'point-swapped' : 'outside-county', path)
}
