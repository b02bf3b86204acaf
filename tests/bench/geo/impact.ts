import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import Flatbush from 'flatbush'
import type { CountyData } from '../../../domain/geo/county.ts'
import { extentOf } from '../../../domain/geo/extent.ts'
import type { Geography } from '../../../domain/geo/geography.ts'
import { PeopleCount } from '../../../domain/geo/impact/count-people.ts'
import { indexPeople, type PeopleIndex } from '../../../domain/geo/impact/people.ts'
import { latticeOver, type Lattice } from '../../../domain/geo/lattice.ts'
import { areaOf } from '../../../domain/geo/polygon/area.ts'
import { scanCells } from '../../../domain/geo/polygon/scan.ts'
import { chanceOf } from '../../support/geo/chance.ts'
import { raggedPolygon } from '../../support/geo/polygons.ts'
import type { Figure } from '../lib/figure.ts'
import { timed } from './timed.ts'

const AREAS_KM2 = [1, 10, 100, 500]
const VERTICES = 500
/** The plain scan takes long, so it answers fewer polygons. */
const POLYGONS = { ours: 400, box: 100, scan: 20 }

type Polygon = ReturnType<typeof raggedPolygon>
type Count = readonly [households: number, persons: number, vulnerable: number]

/**
 * Time of the whole impact; and of its count of people, against two controls that count the same. The polygons lie
 * around homes: where nobody lives, nobody asks.
 */
export function impactFigures(data: CountyData, geography: Geography): Figure[] {
  const boxes = boxesOf(data)
  const lattice = latticeOver(extentOf(data, geography.bounds.area.box), 250)
  const people = indexPeople(lattice, data.households)
  const chance = chanceOf(42)
  const figures = AREAS_KM2.map((km2) => {
    const { count: homes, lon, lat } = data.households
    const polygons = Array.from({ length: POLYGONS.ours }, () => {
      const home = Math.floor(chance() * homes)
      return raggedPolygon([lon[home]!, lat[home]!], km2, VERTICES, chance)
    })
    const whole = timed(polygons, (polygon) => wholeOf(geography, polygon))
    const ours = timed(polygons, (polygon) => peopleOf(people, lattice, data, polygon))
    const box = timed(polygons.slice(0, POLYGONS.box), (polygon) => boxCount(data, boxes, polygon))
    const scan = timed(polygons.slice(0, POLYGONS.scan), (polygon) => scanCount(data, polygon))
    const unequal = [...box.found, ...scan.found].filter((count, index) => {
      const at = index < POLYGONS.box ? index : index - POLYGONS.box
      return count.join() !== ours.found[at]?.join() || count.join() !== whole.found[at]?.join()
    }).length
    const name = `impact, ${km2} km²`
    return [
      { name: `${name}, p95`, value: whole.p95, unit: 'ms', target: { atMost: 5 } },
      {
        name: `${name}: box index with turf takes`,
        value: box.p50 / ours.p50,
        unit: 'times',
        target: { atLeast: 1 },
      },
      { name: `${name}: turf scan takes`, value: scan.p50 / ours.p50, unit: 'times', target: { atLeast: 1 } },
      { name: `${name}: counts unlike a control's`, value: unequal, unit: '', target: { atMost: 0 } },
      { name: `${name}, p50`, value: whole.p50, unit: 'ms' },
      { name: `${name}, people alone, p50`, value: ours.p50, unit: 'ms' },
      { name: `${name}, box index with turf, p50`, value: box.p50, unit: 'ms' },
      { name: `${name}, turf scan, p50`, value: scan.p50, unit: 'ms' },
    ] satisfies Figure[]
  })
  return figures.flat()
}

/** The same work as the controls do. */
function peopleOf(people: PeopleIndex, lattice: Lattice, data: CountyData, polygon: Polygon): Count {
  const area = areaOf(polygon)
  const { villageCodes, hamletCodes } = data.households
  const count = new PeopleCount(area, people, villageCodes.length, hamletCodes.length)
  scanCells(area, lattice, count)
  return [count.households, count.sums.persons, count.sums.vulnerable]
}

/** With all checks of a polygon from outside, and everything that an impact holds. */
function wholeOf(geography: Geography, polygon: Polygon): Count {
  const found = geography.impact({ polygon }, { units: [] })
  if (!found.ok) throw new Error(found.faults[0]?.message.en)
  const { households, people, vulnerable } = found.value
  return [households, people, vulnerable.persons]
}

function boxesOf({ households: { count, lon, lat } }: CountyData): Flatbush {
  const boxes = new Flatbush(count)
  for (let index = 0; index < count; index++) boxes.add(lon[index]!, lat[index]!)
  boxes.finish()
  return boxes
}

function boxCount(data: CountyData, boxes: Flatbush, polygon: Polygon): Count {
  const ring = polygon.coordinates[0] ?? []
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  const found = boxes.search(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats))
  return countOf(data, found, polygon)
}

const scanCount = (data: CountyData, polygon: Polygon): Count =>
  countOf(data, data.households.lon.keys(), polygon)

function countOf({ households }: CountyData, candidates: Iterable<number>, polygon: Polygon): Count {
  const { lon, lat, persons, vulnerable } = households
  const geometry = { type: 'Polygon' as const, coordinates: polygon.coordinates as [number, number][][] }
  let [count, personSum, vulnerableSum] = [0, 0, 0]
  for (const index of candidates) {
    if (!booleanPointInPolygon([lon[index]!, lat[index]!], geometry)) continue
    count += 1
    personSum += persons[index]!
    vulnerableSum += vulnerable[index]!
  }
  return [count, personSum, vulnerableSum]
}
