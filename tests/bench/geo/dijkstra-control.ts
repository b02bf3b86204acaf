import type { CountyData } from '../../../domain/geo/county.ts'
import type { Doors } from '../../../domain/geo/roads/doors.ts'
import type { RoadNetwork } from '../../../domain/geo/roads/network.ts'
import type { Hindrance } from '../../../domain/geo/roads/profile.ts'
import type { OnRoad } from '../../../domain/geo/roads/snap.ts'
import type { Traffic } from '../../../domain/geo/roads/traffic.ts'
import { endsOf } from '../../../domain/geo/roads/way.ts'
import { naiveCutOff } from '../../support/geo/naive-cut-off.ts'
import { plainDijkstra } from '../../support/geo/plain-dijkstra.ts'

/** What answers about roads must equal, by the textbook alone. */
export function dijkstraControl(network: RoadNetwork, traffic: Traffic) {
  const reference = new Map<OnRoad, number[]>()
  const free = costsBy(network, traffic, reference)
  return {
    /** The cost of the best way from one point of a road to another. */
    cost: free,
    /** Of the n goals that are soonest reached, what each costs. */
    nearest: (start: OnRoad, goals: readonly OnRoad[], n: number): number[] =>
      goals
        .map((goal) => free(start, goal))
        .sort((a, b) => a - b)
        .slice(0, n),
    /** By village, the persons that had a way to the town from their hamlet and have none under the hindrances. */
    cutOff(data: CountyData, doors: Doors, hindrances: readonly Hindrance[]): Record<string, number> {
      const { vehicle, measure } = traffic.profile
      const now = costsBy(network, network.traffic(vehicle, measure, hindrances), new Map())
      const reaches = (cost: typeof free, door: OnRoad) => cost(doors.town!, door) < Infinity
      const lost = new Set(
        [
          ...data.villages.map(({ id }, index) => [id, doors.villages[index]] as const),
          ...data.hamlets.map(({ id }, index) => [id, doors.hamlets[index]] as const),
        ]
          .filter(([, door]) => door && reaches(free, door) && !reaches(now, door))
          .map(([id]) => id),
      )
      return naiveCutOff(data, (code) => lost.has(code)).byVillage
    },
  }
}

function costsBy(network: RoadNetwork, traffic: Traffic, known: Map<OnRoad, number[]>) {
  const costsFrom = (start: OnRoad): number[] => {
    const costs =
      known.get(start) ?? plainDijkstra(network.graph, traffic.cost, endsOf(network, traffic, start))
    known.set(start, costs)
    return costs
  }
  return (start: OnRoad, end: OnRoad): number => {
    const costs = costsFrom(start)
    const over = endsOf(network, traffic, end).map(({ node, cost }) => costs[node]! + cost)
    return Math.min(
      ...over,
      start.road === end.road ? traffic.part(start.road, start.atM, end.atM) : Infinity,
    )
  }
}
