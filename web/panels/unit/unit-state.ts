import type { UnitPosition } from '../../../domain/position/frame.ts'
import { isStale } from '../../../domain/position/stale.ts'
import type { Unit } from '../../../domain/unit/record.ts'

/** How far a unit's position can be trusted: `none` was never heard, `stale` too long ago. */
export type PositionState = 'fresh' | 'stale' | 'none'

export function positionState(
  position: UnitPosition | undefined,
  nowMs: number,
  staleAfterS: number,
): PositionState {
  if (!position) return 'none'
  return position.stale || isStale(position.fixAtMs, nowMs, staleAfterS) ? 'stale' : 'fresh'
}

export const UNIT_FILTERS = ['out', 'available', 'off', 'all'] as const
export type UnitFilter = (typeof UNIT_FILTERS)[number]

export function unitPasses(filter: UnitFilter, unit: Unit): boolean {
  switch (filter) {
    case 'out':
      return unit.assignment !== null || unit.status === 'returning'
    case 'available':
      return unit.duty === 'on' && unit.status === 'available'
    case 'off':
      return unit.duty === 'off'
    case 'all':
      return true
  }
}

const RANK = { 'on-scene': 0, 'en-route': 1, returning: 2, available: 3 } as const

/** Those who are out first, then those who could go, then who is off duty; by name within. */
export const byUse = (a: Unit, b: Unit): number =>
  Number(a.duty === 'off') - Number(b.duty === 'off') ||
  RANK[a.status] - RANK[b.status] ||
  a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
