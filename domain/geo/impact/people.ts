import { sortByCell, type CellPoints } from '../cell-points.ts'
import type { Households } from '../households.ts'
import type { Lattice } from '../lattice.ts'

/** The columns of households that are summed. */
export const COUNTED = [
  'persons',
  'vulnerable',
  'livingAlone',
  'disabled',
  'pregnant',
  'infant',
  'chronic',
  'migrant',
] as const
export type Counted = (typeof COUNTED)[number]

/** Households sorted by cell, so that the households of a run of cells are one range, and its sums two differences. */
export interface PeopleIndex {
  readonly points: CellPoints
  /** By column: element i is the sum over the first i households. */
  readonly sums: Readonly<Record<Counted, Uint32Array>>
  /** In sorted order, as in Households. */
  readonly village: Uint16Array
  readonly hamlet: Int32Array
  readonly persons: Uint8Array
}

/** O(households + cells) time and memory. The lattice must cover all households. */
export function indexPeople(lattice: Lattice, households: Households): PeopleIndex {
  const points = sortByCell(lattice, households.lon, households.lat)
  const sums = Object.fromEntries(
    COUNTED.map((column) => [column, sumsOf(households[column], points.order)]),
  ) as Record<Counted, Uint32Array>
  return {
    points,
    sums,
    village: Uint16Array.from(points.order, (index) => households.village[index]!),
    hamlet: Int32Array.from(points.order, (index) => households.hamlet[index]!),
    persons: Uint8Array.from(points.order, (index) => households.persons[index]!),
  }
}

function sumsOf(column: Uint8Array, order: Uint32Array): Uint32Array {
  const sums = new Uint32Array(order.length + 1)
  order.forEach((index, at) => (sums[at + 1] = sums[at]! + column[index]!))
  return sums
}
