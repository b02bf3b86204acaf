import type { CountyData } from '../../../domain/geo/county.ts'
import { extentOf } from '../../../domain/geo/extent.ts'
import type { Geography } from '../../../domain/geo/geography.ts'
import { latticeOver } from '../../../domain/geo/lattice.ts'
import { doorsOf } from '../../../domain/geo/roads/cut-off.ts'
import { RoadNetwork } from '../../../domain/geo/roads/network.ts'
import { cutRoads } from '../../../domain/geo/roads/pieces.ts'
import type { OnRoad } from '../../../domain/geo/roads/snap.ts'
import { bestWay, endsOf } from '../../../domain/geo/roads/way.ts'
import { chanceOf } from '../../support/geo/chance.ts'
import { plainDijkstra } from '../../support/geo/plain-dijkstra.ts'
import type { Figure } from '../lib/figure.ts'
import { percentile } from '../lib/percentile.ts'
import { ngraphControls } from './ngraph-control.ts'

const STARTS = 50
const ENDS = 20
const CLOSURES = 20

/** Routes between random villages against ngraph.path and Dijkstra; the nearest; villages cut off. */
export function routeFigures(data: CountyData, geography: Geography): Figure[] {
  const network = networkOf(data, geography)
  const { villages } = data
  const doors = doorsOf(network, data).villages.filter((door) => door !== undefined)
  const chance = chanceOf(43)
  const any = () => Math.floor(chance() * doors.length)
  const pairs = Array.from({ length: STARTS }, any).flatMap((start) =>
    Array.from({ length: ENDS }, () => [start, any()] as const),
  )
  const traffic = network.traffic('car', 'time', [])
  const reference = new Map<OnRoad, number[]>()
  const ngraph = ngraphControls(network, traffic, doors)
  const ask = { vehicle: 'car', measure: 'time', closures: [] } as const
  const at = (index: number) => ({ lon: villages[index]!.lon, lat: villages[index]!.lat })

  const ours = timed(pairs, ([a, b]) => bestWay(network, traffic, traffic, doors[a]!, doors[b]!))
  const whole = timed(pairs, ([a, b]) =>
    geography.route({ ...ask, closures: [], from: at(a), to: at(b), alternatives: 0 }),
  )
  const withOthers = timed(pairs.slice(0, 300), ([a, b]) =>
    geography.route({ ...ask, closures: [], from: at(a), to: at(b), alternatives: 2 }),
  )
  const aStar = timed(pairs, ([a, b]) => ngraph.aStar(a, b))
  const nba = timed(pairs, ([a, b]) => ngraph.nba(a, b))
  const nearest = timed(pairs.slice(0, 300), ([a]) =>
    geography.nearest({ at: at(a), kind: 'shelter', n: 5, vehicle: 'car', closures: [] }),
  )
  const cutOff = timed(pairs.slice(0, 100), () => {
    const closures = Array.from({ length: CLOSURES }, () => {
      const { id } = data.bridges[Math.floor(chance() * data.bridges.length)]!
      return { kind: 'bridge' as const, id }
    })
    return geography.cutOff({ vehicle: 'car', closures })
  })
  const unequal = pairs.filter(([a, b], index) => ours.found[index]?.cost !== referenceCost(a, b)).length

  return [
    {
      name: 'route between villages, all of the answer, p95',
      value: whole.p95,
      unit: 'ms',
      target: { atMost: 10 },
    },
    {
      name: 'route: ngraph.path A* takes',
      value: aStar.p50 / whole.p50,
      unit: 'times',
      target: { atLeast: 1 },
    },
    {
      name: 'route: ngraph.path NBA* takes',
      value: nba.p50 / whole.p50,
      unit: 'times',
      target: { atLeast: 1 },
    },
    {
      name: `route: costs unlike Dijkstra's, of ${pairs.length} pairs`,
      value: unequal,
      unit: '',
      target: { atMost: 0 },
    },
    { name: 'nearest 5 shelters by road, p95', value: nearest.p95, unit: 'ms', target: { atMost: 15 } },
    {
      name: `villages cut off by ${CLOSURES} closures, p95`,
      value: cutOff.p95,
      unit: 'ms',
      target: { atMost: 20 },
    },
    { name: 'route, all of the answer, p50', value: whole.p50, unit: 'ms' },
    { name: 'route, the search alone, p50', value: ours.p50, unit: 'ms' },
    { name: 'route, ngraph.path A*, p50', value: aStar.p50, unit: 'ms' },
    { name: 'route, ngraph.path NBA*, p50', value: nba.p50, unit: 'ms' },
    { name: 'route with two alternatives, p95', value: withOthers.p95, unit: 'ms' },
    { name: 'junctions', value: network.graph.nodes, unit: '' },
  ]

  function referenceCost(a: number, b: number): number {
    const [start, end] = [doors[a]!, doors[b]!]
    const costs = costsFrom(start)
    const over = endsOf(network, traffic, end).map(({ node, cost }) => costs[node]! + cost)
    return Math.min(
      ...over,
      start.road === end.road ? traffic.part(start.road, start.atM, end.atM) : Infinity,
    )
  }

  function costsFrom(start: OnRoad): number[] {
    const known = reference.get(start)
    if (known) return known
    const costs = plainDijkstra(network.graph, traffic.cost, endsOf(network, traffic, start))
    reference.set(start, costs)
    return costs
  }
}

function networkOf(data: CountyData, { bounds }: Geography): RoadNetwork {
  const lattice = latticeOver(extentOf(data, bounds.area.box), 250)
  const lines = data.roads.map(({ line }) => line)
  return new RoadNetwork(lattice, data.roads, data.bridges, cutRoads(lattice, lines))
}

/** Each asked twice, the second time measured: the first finds code that is not compiled yet. */
function timed<T, R>(asked: readonly T[], answer: (one: T) => R) {
  for (const one of asked) answer(one)
  const samples: number[] = []
  const found = asked.map((one) => {
    const from = performance.now()
    const answered = answer(one)
    samples.push(performance.now() - from)
    return answered
  })
  return { found, p50: percentile(samples, 50), p95: percentile(samples, 95) }
}
