import fc from 'fast-check'
import { expect, it } from 'vitest'
import { latticeOver } from '../../domain/geo/lattice.ts'
import { cutOffBy } from '../../domain/geo/roads/cut-off.ts'
import { doorsOf } from '../../domain/geo/roads/doors.ts'
import { homesOf } from '../../domain/geo/roads/homes.ts'
import { hindrancesOf, type Closure } from '../../domain/geo/roads/closures.ts'
import { nearestGoals } from '../../domain/geo/roads/nearest.ts'
import { RoadNetwork } from '../../domain/geo/roads/network.ts'
import { cutRoads } from '../../domain/geo/roads/pieces.ts'
import type { OnRoad } from '../../domain/geo/roads/snap.ts'
import type { Traffic } from '../../domain/geo/roads/traffic.ts'
import { vehicle } from '../../domain/geo/roads/vehicles.ts'
import { bestWay, costOf, endsOf } from '../../domain/geo/roads/way.ts'
import { chanceOf } from '../support/geo/chance.ts'
import { EAST, NORTH, SMALL, SOUTH, WEST } from '../support/geo/county-size.ts'
import { madeUpCounty } from '../support/geo/made-up-county.ts'
import { withFewerListed } from '../support/geo/fewer-listed.ts'
import { naiveCutOff } from '../support/geo/naive-cut-off.ts'
import { plainDijkstra } from '../support/geo/plain-dijkstra.ts'
import { raggedPolygon } from '../support/geo/polygons.ts'

const data = madeUpCounty(SMALL)
const lattice = latticeOver(
  { west: WEST - 0.1, south: SOUTH - 0.1, east: EAST + 0.1, north: NORTH + 0.1 },
  250,
)
const lines = data.roads.map(({ line }) => line)
const network = new RoadNetwork(lattice, data.roads, data.bridges, cutRoads(lattice, lines))
const doors = doorsOf(network, data)
const points = [...doors.hamlets, ...doors.villages] as OnRoad[]

const closure: fc.Arbitrary<Closure> = fc.oneof(
  fc.constantFrom(...data.roads).map(({ id }) => ({ kind: 'road' as const, id })),
  fc.constantFrom(...data.bridges).map(({ id }) => ({ kind: 'bridge' as const, id })),
  fc.constantFrom(...lines.flat()).map(([lon, lat]) => ({ kind: 'point' as const, lon, lat })),
  fc
    .record({
      at: fc.constantFrom(...lines.flat()),
      seed: fc.nat(),
      slowTo: fc.option(fc.constantFrom(0.1, 0.5, 1), { nil: undefined }),
    })
    .map(({ at, seed, slowTo }) => ({
      kind: 'area' as const,
      polygon: raggedPolygon(at, 3, 24, chanceOf(seed)),
      slowTo,
    })),
)
const question = fc.record({
  closures: fc.array(closure, { maxLength: 8 }),
  by: fc.constantFrom(...vehicle.options),
  measure: fc.constantFrom('time' as const, 'distance' as const),
  start: fc.constantFrom(...points),
  end: fc.constantFrom(...points),
})

function hindrances(closures: readonly Closure[]) {
  const found = hindrancesOf(network, closures, 'closures')
  return found.ok ? found.value : expect.fail('known closures')
}

/** By the textbook: from the start's ends over all junctions to the end's ends, or along the road that both lie on. */
function referenceCosts(traffic: Traffic, start: OnRoad): (end: OnRoad) => number {
  const costs = plainDijkstra(network.graph, traffic.cost, endsOf(network, traffic, start))
  return (end) => {
    const over = endsOf(network, traffic, end).map(({ node, cost }) => costs[node]! + cost)
    const along = start.road === end.road ? traffic.part(start.road, start.atM, end.atM) : Infinity
    return Math.min(...over, along)
  }
}

it('a route costs what Dijkstra’s costs under any closures, so landmarks made before them stay good', () => {
  fc.assert(
    fc.property(question, ({ closures, by, measure, start, end }) => {
      const traffic = network.traffic(by, measure, hindrances(closures))
      const way = bestWay(network, traffic, network.traffic(by, measure, []), start, end)
      expect(way?.cost ?? Infinity).toBe(referenceCosts(traffic, start)(end))
      if (way) expect(costOf(traffic, way.steps)).toBe(way.cost)
    }),
    { numRuns: 300 },
  )
})

it('closures never make a road cheaper, not even a part of it', () => {
  fc.assert(
    fc.property(
      question,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ closures, by, measure, start }, share) => {
        const [free, hindered] = [[], hindrances(closures)].map((each) => network.traffic(by, measure, each))
        const toM = share * network.graph.lengthM[start.road]!
        expect(hindered!.part(start.road, start.atM, toM)).toBeGreaterThanOrEqual(
          free!.part(start.road, start.atM, toM),
        )
        network.graph.roads.forEach((_, road) => {
          expect(hindered!.cost[road]).toBeGreaterThanOrEqual(free!.cost[road]!)
        })
      },
    ),
    { numRuns: 30 },
  )
})

it('the nearest five are those to which the routes are cheapest', () => {
  fc.assert(
    fc.property(question, ({ closures, by, start }) => {
      const traffic = network.traffic(by, 'time', hindrances(closures))
      const costs = points.map(referenceCosts(traffic, start)).filter((cost) => cost < Infinity)
      const nearest = nearestGoals(network, traffic, start, points, 5)
      expect(nearest.map(({ cost }) => cost)).toEqual(costs.sort((a, b) => a - b).slice(0, 5))
    }),
    { numRuns: 20 },
  )
})

/** Of some hamlets and of one village nobody is listed. */
const sparse = withFewerListed(data)

it('whoever had a route to the town from their hamlet and has none any more is cut off, and nobody else', () => {
  fc.assert(
    fc.property(question, fc.constantFrom(data, sparse), ({ closures, by }, county) => {
      const hindered = hindrances(closures)
      const [before, now] = [[], hindered].map((each) =>
        referenceCosts(network.traffic(by, 'time', each), doors.town!),
      )
      const doorOf = new Map([
        ...data.villages.map(({ id }, index) => [id, doors.villages[index]!] as const),
        ...data.hamlets.map(({ id }, index) => [id, doors.hamlets[index]!] as const),
      ])
      const expected = naiveCutOff(county, (code) => {
        const door = doorOf.get(code)!
        return before!(door) < Infinity && now!(door) === Infinity
      })
      const found = cutOffBy(network, doors, homesOf(county, doors), by, hindered)
      const { people, households, villages, vulnerable } = found
      expect({ people, households, livingAlone: vulnerable.livingAlone }).toEqual({
        ...{ people: expected.people, households: expected.households, livingAlone: expected.livingAlone },
      })
      expect(Object.fromEntries(villages.map((village) => [village.id, village.people]))).toEqual(
        expected.byVillage,
      )
      for (const village of villages)
        expect(village.part).toBe(village.people === village.ofPeople ? 'whole' : 'part')
      if (county === data) expect(vulnerable.persons).toBe(expected.vulnerable)
      else expect(vulnerable.persons).toBeGreaterThanOrEqual(expected.vulnerable)
    }),
    { numRuns: 100 },
  )
})
