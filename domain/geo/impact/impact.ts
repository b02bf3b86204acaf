import type { ImpactAnswer } from '../answers.ts'
import { placeOf, type Place } from '../county.ts'
import { areaOf } from '../polygon/area.ts'
import { areaKm2 } from '../polygon/area-km2.ts'
import { contains } from '../polygon/contains.ts'
import type { PolygonGeometry } from '../polygon/geometry.ts'
import { scanCells, type CellVisitor } from '../polygon/scan.ts'
import { PeopleCount } from './count-people.ts'
import { PointsInside } from './count-points.ts'
import type { ImpactIndex } from './impact-index.ts'
import { RoadLengths } from './road-lengths.ts'
import { settlementsInside } from './settlements-inside.ts'

/** What moves, or is not of the base data. */
export interface Moving {
  readonly units: readonly Place[]
}

export type ImpactCounts = Omit<ImpactAnswer, 'about' | 'partlyOutside'>

/**
 * Everything inside a polygon, in one scan of the county's cells. A point on the polygon's edge is inside.
 * O(cells and edges of the scan + things inside + things in touched cells × edges of their row).
 */
export function countImpact(index: ImpactIndex, geometry: PolygonGeometry, moving: Moving): ImpactCounts {
  const area = areaOf(geometry)
  const people = new PeopleCount(area, index.people, index.villageCount, index.hamletCount)
  const villages = new PointsInside(area, index.villages)
  const hamlets = new PointsInside(area, index.hamlets)
  const facilities = new PointsInside(area, index.facilities)
  const shelters = new PointsInside(area, index.shelters)
  const warehouses = new PointsInside(area, index.warehouses)
  const bridges = new PointsInside(area, index.bridges)
  const roads = new RoadLengths(area, index.pieces, index.named)
  const together: readonly CellVisitor[] = [
    people,
    villages,
    hamlets,
    facilities,
    shelters,
    warehouses,
    bridges,
    roads,
  ]
  scanCells(area, index.lattice, new Together(together))
  const byPoint = villages.things.filter(({ index: table }) => table < 0)
  const add = (of: (known: (typeof byPoint)[number]) => number) =>
    byPoint.reduce((sum, known) => sum + of(known), 0)
  const { persons, vulnerable, ...kinds } = people.sums
  return {
    areaKm2: areaKm2(geometry),
    people: persons + add((known) => known.persons),
    households: people.households + add((known) => known.households),
    vulnerable: { persons: vulnerable + add(({ settlement }) => settlement.vulnerable), ...kinds },
    villages: settlementsInside(
      index.villages.things,
      people.villageHouseholds,
      people.villagePersons,
      villages.things,
    ),
    hamlets: settlementsInside(
      index.hamlets.things,
      people.hamletHouseholds,
      people.hamletPersons,
      hamlets.things,
    ),
    facilitiesByKind: countBy(facilities.things, ({ kind }) => kind),
    facilities: facilities.things.map(({ id, name, lon, lat, kind }) => ({ id, name, lon, lat, kind })),
    shelters: shelters.things.map(({ id, name, lon, lat, capacityPersons }) => {
      return { id, name, lon, lat, capacityPersons }
    }),
    warehouses: warehouses.things.map(placeOf),
    units: moving.units.filter(({ lon, lat }) => contains(area, lon, lat)).map(placeOf),
    bridges: bridges.things.map(({ id, name, lon, lat, roadId, loadT }) => {
      return { id, name, lon, lat, roadId, loadT }
    }),
    ...roads.lengths(),
  }
}

/** Many counts in one scan. */
class Together implements CellVisitor {
  readonly #each: readonly CellVisitor[]

  constructor(each: readonly CellVisitor[]) {
    this.#each = each
  }

  inner(from: number, to: number): void {
    for (const each of this.#each) each.inner(from, to)
  }

  crossed(cell: number, edges: Uint32Array): void {
    for (const each of this.#each) each.crossed(cell, edges)
  }
}

function countBy<T>(things: readonly T[], keyOf: (thing: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const thing of things) counts[keyOf(thing)] = (counts[keyOf(thing)] ?? 0) + 1
  return counts
}
