import { measure, pointAt, reversed, type Line, type LonLat } from './line.ts'
import { distancesFrom, nearestVertex, wayBack, type RoadNetwork } from './network.ts'

/** There and back along one road for ever, with a halt at both ends. A pure function of time. */
export interface Patrol {
  readonly out: Line
  readonly back: Line
  readonly speedMps: number
  readonly haltMs: number
}

const SHORTEST_M = 4_000
const LONGEST_M = 14_000

/**
 * A patrol from the vertex nearest to `home` to one 4 to 14 km away by road (or the farthest there is); `pick`, 0 to
 * below 1, chooses among them. Undefined where the roads end at once.
 */
export function patrolFrom(
  network: RoadNetwork,
  home: LonLat,
  speedKmh: number,
  pick: number,
): Patrol | undefined {
  const { metres, before } = distancesFrom(network, nearestVertex(network, home))
  const byDistance = [...metres].sort(([aKey, a], [bKey, b]) => a - b || (aKey < bKey ? -1 : 1))
  const fitting = byDistance.filter(([, away]) => away >= SHORTEST_M && away <= LONGEST_M)
  const [key] = fitting[Math.floor(pick * fitting.length)] ?? byDistance.at(-1) ?? []
  const end = key === undefined ? undefined : network.places.get(key)
  const way = end ? wayBack(network, before, end) : []
  if (way.length < 2) return undefined
  const out = measure(way)
  return { out, back: reversed(out), speedMps: speedKmh / 3.6, haltMs: 90_000 }
}

/** Where the patrol is `elapsedMs` after it left home; after a round it begins again. */
export function onPatrol(patrol: Patrol, elapsedMs: number) {
  const { out, back, speedMps, haltMs } = patrol
  const driveMs = (out.lengthM / speedMps) * 1000
  const roundMs = 2 * (driveMs + haltMs)
  const inRound = ((elapsedMs % roundMs) + roundMs) % roundMs
  const [line, atMs] = inRound < driveMs + haltMs ? [out, inRound] : [back, inRound - driveMs - haltMs]
  const moves = atMs < driveMs
  return { ...pointAt(line, (atMs / 1000) * speedMps), speedMps: moves ? speedMps : 0 }
}
