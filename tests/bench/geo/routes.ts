import type { CountyData } from '../../../domain/geo/county.ts'
import { extentOf } from '../../../domain/geo/extent.ts'
import type { GeoResult } from '../../../domain/geo/fault.ts'
import type { Geography } from '../../../domain/geo/geography.ts'
import { latticeOver } from '../../../domain/geo/lattice.ts'
import { parseClosures } from '../../../domain/geo/roads/checked-closures.ts'
import { doorsOf } from '../../../domain/geo/roads/doors.ts'
import { RoadNetwork } from '../../../domain/geo/roads/network.ts'
import { cutRoads } from '../../../domain/geo/roads/pieces.ts'
import { bestWay } from '../../../domain/geo/roads/way.ts'
import { rounded } from '../../../domain/geo/rounded.ts'
import { chanceOf } from '../../support/geo/chance.ts'
import type { Figure } from '../lib/figure.ts'
import { dijkstraControl } from './dijkstra-control.ts'
import { ngraphControls } from './ngraph-control.ts'
import { timed } from './timed.ts'

const STARTS = 50
const ENDS = 20
const CLOSURES = 20
const NEAREST = 5

/** Routes between random villages against ngraph.path and Dijkstra; the nearest; villages cut off. */
export function routeFigures(data: CountyData, geography: Geography): Figure[] {
  const network = networkOf(data, geography)
  const allDoors = doorsOf(network, data)
  const places = data.villages.flatMap(({ lon, lat }, index) => {
    const door = allDoors.villages[index]
    return door ? [{ lon, lat, door }] : []
  })
  const doors = places.map(({ door }) => door)
  const chance = chanceOf(43)
  const any = (count: number) => Math.floor(chance() * count)
  const pairs = Array.from({ length: STARTS }, () => any(places.length)).flatMap((start) =>
    Array.from({ length: ENDS }, () => [start, any(places.length)] as const),
  )
  const closedBridges = Array.from({ length: 100 }, () =>
    Array.from({ length: CLOSURES }, () => ({
      kind: 'bridge' as const,
      id: data.bridges[any(data.bridges.length)]!.id,
    })),
  )
  const traffic = network.traffic('car', 'time', [])
  const dijkstra = dijkstraControl(network, traffic)
  const ngraph = ngraphControls(network, traffic, doors)
  const ask =
    (alternatives: number) =>
    ([a, b]: readonly [number, number]) =>
      good(
        geography.route({
          ...{ vehicle: 'car', measure: 'time', closures: [], alternatives },
          ...{ from: at(a), to: at(b) },
        }),
      )
  const at = (index: number) => ({ lon: places[index]!.lon, lat: places[index]!.lat })

  const ours = timed(pairs, ([a, b]) => bestWay(network, traffic, traffic, doors[a]!, doors[b]!))
  const whole = timed(pairs, ask(0))
  const withOthers = timed(pairs.slice(0, 300), ask(2))
  const aStar = timed(pairs, ([a, b]) => ngraph.aStar(a, b))
  const nba = timed(pairs, ([a, b]) => ngraph.nba(a, b))
  const asked = pairs.slice(0, 300)
  const nearest = timed(asked, ([a]) =>
    good(geography.nearest({ at: at(a), kind: 'shelter', n: NEAREST, vehicle: 'car', closures: [] })),
  )
  const cutOff = timed(closedBridges, (closures) => good(geography.cutOff({ vehicle: 'car', closures })))

  const unequal = pairs.filter(([a, b], index) => {
    return ours.found[index]?.cost !== dijkstra.cost(doors[a]!, doors[b]!)
  }).length
  const shelters = data.shelters.flatMap((shelter) => network.snap(shelter) ?? [])
  const nearestUnequal = asked.filter(([a], index) => {
    const minutes = dijkstra.nearest(doors[a]!, shelters, NEAREST).map((cost) => rounded(cost / 60_000, 1))
    return minutes.join() !== nearest.found[index]?.found.map((each) => each.minutes).join()
  }).length
  const cutOffUnequal = closedBridges.filter((closures, index) => {
    const hindrances = good(parseClosures(network, closures, geography.bounds))
    const expected = dijkstra.cutOff(data, allDoors, hindrances)
    const found = cutOff.found[index]?.villages ?? []
    return (
      found.length !== Object.keys(expected).length || found.some(({ id, people }) => expected[id] !== people)
    )
  }).length
  const villagesLost = cutOff.found.reduce((sum, { villages }) => sum + villages.length, 0)

  return [
    {
      name: 'route between villages, all of the answer, p95',
      ...{ value: whole.p95, unit: 'ms', target: { atMost: 10 } },
    },
    {
      name: 'route: ngraph.path A* takes',
      ...{ value: aStar.p50 / ours.p50, unit: 'times', target: { atLeast: 1 } },
    },
    {
      name: 'route: ngraph.path NBA* takes',
      ...{ value: nba.p50 / ours.p50, unit: 'times', target: { atLeast: 1 } },
    },
    {
      name: `route: costs unlike Dijkstra's, of ${pairs.length} pairs`,
      ...{ value: unequal, unit: '', target: { atMost: 0 } },
    },
    {
      name: `nearest ${NEAREST} shelters by road, p95`,
      ...{ value: nearest.p95, unit: 'ms', target: { atMost: 15 } },
    },
    {
      name: `nearest: lists unlike Dijkstra's, of ${asked.length}`,
      ...{ value: nearestUnequal, unit: '', target: { atMost: 0 } },
    },
    {
      name: `villages cut off by ${CLOSURES} closures, p95`,
      ...{ value: cutOff.p95, unit: 'ms', target: { atMost: 20 } },
    },
    {
      name: `cut off: lists unlike Dijkstra's, of ${closedBridges.length}`,
      ...{ value: cutOffUnequal, unit: '', target: { atMost: 0 } },
    },
    { name: 'cut off, villages on average', value: villagesLost / closedBridges.length, unit: '' },
    { name: 'route, all of the answer, p50', value: whole.p50, unit: 'ms' },
    { name: 'route, the search alone, p50', value: ours.p50, unit: 'ms' },
    { name: 'route, ngraph.path A*, p50', value: aStar.p50, unit: 'ms' },
    { name: 'route, ngraph.path NBA*, p50', value: nba.p50, unit: 'ms' },
    { name: 'route with two alternatives, p95', value: withOthers.p95, unit: 'ms' },
    { name: 'junctions', value: network.graph.nodes, unit: '' },
  ]
}

/** @throws when the answer was refused: a refusal is no answer to be measured. */
function good<T>(result: GeoResult<T>): T {
  if (!result.ok) throw new Error(result.faults[0]?.message.en)
  return result.value
}

function networkOf(data: CountyData, { bounds }: Geography): RoadNetwork {
  const lattice = latticeOver(extentOf(data, bounds.area.box), 250)
  const lines = data.roads.map(({ line }) => line)
  return new RoadNetwork(lattice, data.roads, data.bridges, cutRoads(lattice, lines))
}
