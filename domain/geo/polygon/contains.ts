import type { Area } from './area.ts'
import { bandAt } from './bands.ts'

/**
 * Whether a point lies in an area by the even-odd rule; a point exactly on an edge is inside. Source: J. Hao et al.,
 * "Optimal Reliable Point-in-Polygon Test", Symmetry 10 (2018), which turf uses too. The operands and the sign of every
 * test are those of `point-in-polygon-hao`, so the answers are equal for every double, not nearly equal.
 * @param edges which edges to test, from place `from` to before `to`: all whose span of latitude holds `lat` must be
 *   among them; others do no harm. O(to − from)
 */
export function containsAmong(
  { ax, ay, bx, by }: Area,
  edges: Uint32Array,
  from: number,
  to: number,
  lon: number,
  lat: number,
): boolean {
  let inside = false
  for (let index = from; index < to; index++) {
    const edge = edges[index]!
    const v1 = ay[edge]! - lat
    const v2 = by[edge]! - lat
    if ((v1 > 0 && v2 > 0) || (v1 < 0 && v2 < 0)) continue
    const u1 = ax[edge]! - lon
    const u2 = bx[edge]! - lon
    if (v1 === 0 && v2 === 0) {
      if ((u2 <= 0 && u1 >= 0) || (u1 <= 0 && u2 >= 0)) return true
      continue
    }
    const side = compareProducts(u2, v1, u1, v2)
    if (side === 0) return true
    if (side > 0 ? v2 > 0 && v1 <= 0 : v2 <= 0 && v1 > 0) inside = !inside
  }
  return inside
}

/** Whether a point lies in an area; on the edge is inside. O(edges of the point's band), about eight of a fine outline. */
export function contains(area: Area, lon: number, lat: number): boolean {
  const { west, south, east, north } = area.box
  if (lon < west || lon > east || lat < south || lat > north) return false
  const { bands } = area
  const band = bandAt(bands, lat)
  return containsAmong(area, bands.order, bands.start[band]!, bands.start[band + 1]!, lon, lat)
}

/** Veltkamp's constant for doubles, 2^27 + 1. */
const SPLITTER = 134_217_729

/**
 * The sign of a·b − c·d, exact: rounding is monotone, so unequal rounded products are in the right order, and of equal
 * ones the rounding errors decide. Source of the error term: T. J. Dekker, Numerische Mathematik 18 (1971).
 */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b
  const right = c * d
  return left !== right ? left - right : productError(a, b, left) - productError(c, d, right)
}

function productError(a: number, b: number, product: number): number {
  const aHigh = SPLITTER * a - (SPLITTER * a - a)
  const bHigh = SPLITTER * b - (SPLITTER * b - b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}
