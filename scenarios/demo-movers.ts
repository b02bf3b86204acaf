import { unitId } from '../domain/ids.ts'
import type { Fix } from '../domain/position/fix.ts'
import { seedOf, seededRandom } from './random.ts'
import { onPatrol, patrolFrom } from './roads/patrol.ts'
import { roadNetwork, type RoadLayer } from './roads/network.ts'

/** What movers need of a county pack. */
export interface MoverPack {
  readonly roads: RoadLayer
  readonly units: readonly {
    readonly id: string
    readonly teamType: string
    readonly lon: number
    readonly lat: number
  }[]
}

/** A fix of a unit that moves by itself; the server adds when it received it. */
export type SimulatedFix = Omit<Fix, 'receivedAtMs'>

/** Every fourth unit drives by itself in a demo, so that a newcomer sees life at once; `npm run simulate` moves others. */
export const isDemoMover = (index: number): boolean => index % 4 === 3

const SPEED_KMH: Readonly<Record<string, number>> = {
  machinery: 22,
  boat: 30,
  militia: 32,
  grid: 18,
  medical: 44,
}
export const speedKmhOf = (teamType: string): number => SPEED_KMH[teamType] ?? 38

/**
 * Units that patrol the roads around their homes. Pure: `at(nowMs)` (epoch milliseconds) always gives the same places
 * for the same instant, one fix a unit.
 */
export function demoMovers(pack: MoverPack): {
  readonly unitIds: readonly string[]
  at(nowMs: number): SimulatedFix[]
} {
  const network = roadNetwork(pack.roads)
  const movers = pack.units.flatMap((unit, index) => {
    if (!isDemoMover(index)) return []
    const chance = seededRandom(seedOf(unit.id))
    const patrol = patrolFrom(network, [unit.lon, unit.lat], speedKmhOf(unit.teamType), chance())
    return patrol ? [{ id: unitId.parse(unit.id), patrol, aheadMs: chance() * 3_600_000 }] : []
  })
  return {
    unitIds: movers.map((mover) => mover.id),
    at: (nowMs) =>
      movers.map(({ id, patrol, aheadMs }) => ({
        unitId: id,
        device: 'simulated:demo',
        fixAtMs: nowMs,
        simulated: true,
        ...onPatrol(patrol, nowMs + aheadMs),
      })),
  }
}
