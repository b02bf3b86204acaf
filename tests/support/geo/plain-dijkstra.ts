import type { RoadGraph } from '../../../domain/geo/roads/road-graph.ts'

/** Dijkstra's as in a textbook, sharing nothing with the program's search: the reference that routes must equal. */
export function plainDijkstra(
  { nodes, from, to }: Pick<RoadGraph, 'nodes' | 'from' | 'to'>,
  roadCost: ArrayLike<number>,
  seeds: readonly { readonly node: number; readonly cost: number }[],
): number[] {
  const roadsAt: number[][] = Array.from({ length: nodes }, () => [])
  from.forEach((node, road) => roadsAt[node]!.push(road))
  to.forEach((node, road) => roadsAt[node]!.push(road))
  const costs = Array.from({ length: nodes }, () => Infinity)
  const open = new Set<number>()
  const offer = (node: number, cost: number) => {
    if (cost >= costs[node]!) return
    costs[node] = cost
    open.add(node)
  }
  for (const { node, cost } of seeds) offer(node, cost)
  while (open.size > 0) {
    const node = [...open].reduce((best, each) => (costs[each]! < costs[best]! ? each : best))
    open.delete(node)
    for (const road of roadsAt[node]!) {
      offer(from[road] === node ? to[road]! : from[road]!, costs[node]! + roadCost[road]!)
    }
  }
  return costs
}
