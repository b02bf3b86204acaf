import type { RouteAnswer } from '../answers.ts'
import { answer, fault, type GeoResult } from '../fault.ts'
import type { RouteQuestion } from '../questions.ts'
import { rounded } from '../rounded.ts'
import { waysBetween } from './alternatives.ts'
import { describeWay } from './describe-way.ts'
import { SNAP_M, type RoadNetwork } from './network.ts'
import type { Hindrance } from './profile.ts'

/** The best route between two places and alternatives to it. */
export function routesBetween(
  network: RoadNetwork,
  { from, to, vehicle, measure, alternatives }: Omit<RouteQuestion, 'closures'>,
  hindrances: readonly Hindrance[],
): GeoResult<Omit<RouteAnswer, 'about'>> {
  const [start, end] = [network.snap(from), network.snap(to)]
  if (!start) return fault('no-road-near', 'from', { withinM: SNAP_M })
  if (!end) return fault('no-road-near', 'to', { withinM: SNAP_M })
  const traffic = network.traffic(vehicle, measure, hindrances)
  const free = network.traffic(vehicle, measure, [])
  const ways = waysBetween(network, traffic, free, start, end, alternatives)
  if (ways.length === 0) return fault('no-route', 'to')
  const time = measure === 'time' ? traffic : network.traffic(vehicle, 'time', hindrances)
  return answer({
    routes: ways.map((way) => describeWay(network.graph, time, way)),
    offRoadM: { start: rounded(start.awayM, 0), end: rounded(end.awayM, 0) },
  })
}
