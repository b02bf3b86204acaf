import type { RoadNetwork } from './network.ts'
import type { OnRoad } from './snap.ts'
import type { Traffic } from './traffic.ts'
import { bestWay, type Way } from './way.ts'

/** Each road of a way found costs so much more in the next search. */
const PENALTY = 1.5
/** An alternative may cost so much more than the best … */
const AT_MOST_DEARER = 1.6
/** … and share at most so much of its cost with each way before it. */
const AT_MOST_SHARED = 0.7
const SEARCHES_PER_ALTERNATIVE = 3

/**
 * The best way and up to `wanted` others that differ from it, each found by making the roads of those before dearer
 * (the penalty method: R. Bader et al., "Alternative Route Graphs in Road Networks", TAPAS 2011). Penalties only raise
 * costs, so the bounds hold for them as for closures. At most 1 + 3 × wanted searches.
 */
export function waysBetween(
  network: RoadNetwork,
  traffic: Traffic,
  free: Traffic,
  start: OnRoad,
  end: OnRoad,
  wanted: number,
): Way[] {
  const best = bestWay(network, traffic, free, start, end)
  if (!best) return []
  const ways = [best]
  const penalised = traffic.cost.slice()
  let latest: Way = best
  for (let left = SEARCHES_PER_ALTERNATIVE * wanted; left > 0 && ways.length <= wanted; left--) {
    for (const { road } of latest.steps) penalised[road] = Math.round(penalised[road]! * PENALTY)
    const way = bestWay(network, traffic, free, start, end, penalised)
    if (!way) break
    latest = way
    if (way.cost > best.cost * AT_MOST_DEARER) continue
    if (ways.every((known) => sharedCost(traffic, way, known) <= AT_MOST_SHARED * way.cost)) ways.push(way)
  }
  return [best, ...ways.slice(1).sort((a, b) => a.cost - b.cost)]
}

/** What of a way's cost lies on roads that another takes as well. */
function sharedCost(traffic: Traffic, way: Way, other: Way): number {
  const roads = new Set(other.steps.map(({ road }) => road))
  return way.steps
    .filter(({ road }) => roads.has(road))
    .reduce((sum, { road, fromM, toM }) => sum + traffic.part(road, fromM, toM), 0)
}
