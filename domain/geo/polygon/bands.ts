import type { Box } from './geometry.ts'

/** The latitudes of edges, as Area has them. */
interface Spans {
  readonly edges: number
  readonly ay: Float64Array
  readonly by: Float64Array
  readonly box: Box
}

/** Edges by bands of latitude. Those that meet band b stand in `order` from start[b] to before start[b + 1]. */
export interface Bands {
  readonly count: number
  readonly south: number
  readonly bandsPerDeg: number
  readonly start: Uint32Array
  readonly order: Uint32Array
}

/** An edge stands in so many bands on average: finer ones take longer to make than they save. */
const BANDS_PER_EDGE = 4

/** O(edges). There are fewer bands the taller the edges are, so that a comb takes no more memory than a coast. */
export function bandsOf({ edges, ay, by, box: { south, north } }: Spans): Bands {
  const heightDeg = north - south
  let tallDeg = 0
  for (let edge = 0; edge < edges; edge++) tallDeg += Math.abs(by[edge]! - ay[edge]!)
  const most = heightDeg > 0 ? Math.ceil((BANDS_PER_EDGE * edges * heightDeg) / tallDeg) : 1
  const count = Math.max(1, Math.min(edges, most))
  const bandsPerDeg = heightDeg > 0 ? count / heightDeg : 0
  const frame = { count, south, bandsPerDeg }
  const start = new Uint32Array(count + 1)
  const span = new Uint32Array(2 * edges)
  for (let edge = 0; edge < edges; edge++) {
    const [a, b] = [bandAt(frame, ay[edge]!), bandAt(frame, by[edge]!)]
    const [low, high] = a < b ? [a, b] : [b, a]
    span[2 * edge] = low
    span[2 * edge + 1] = high
    for (let band = low; band <= high; band++) start[band + 1]! += 1
  }
  for (let band = 0; band < count; band++) start[band + 1]! += start[band]!
  const next = start.slice(0, count)
  const order = new Uint32Array(start[count]!)
  for (let edge = 0; edge < edges; edge++) {
    for (let band = span[2 * edge]!; band <= span[2 * edge + 1]!; band++) order[next[band]!++] = edge
  }
  return { ...frame, start, order }
}

/** Of a latitude within the area's box. It never falls as the latitude rises, so an edge's bands hold all its latitudes. */
export const bandAt = ({ count, south, bandsPerDeg }: Omit<Bands, 'start' | 'order'>, lat: number): number =>
  Math.min(count - 1, Math.floor((lat - south) * bandsPerDeg))
