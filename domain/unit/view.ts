import { mayCommand } from '../access.ts'
import type { Audience } from '../visibility.ts'
import type { Unit } from './record.ts'

/** Whoever knows a device's key can send as it: it is told only to those who may bind the unit's device. */
export const knowsDevice = (audience: Audience, { jurisdiction }: Pick<Unit, 'jurisdiction'>): boolean =>
  mayCommand(audience, 'BindDevice', jurisdiction)

/** A view is asked for once for each audience, and again with each frame of positions. */
const without = new WeakMap<Unit, Unit>()

/** A unit that an audience may see, without its device unless it may know that. */
export function unitView(audience: Audience, unit: Unit): Unit {
  if (unit.device === null || knowsDevice(audience, unit)) return unit
  const known = without.get(unit) ?? { ...unit, device: null }
  without.set(unit, known)
  return known
}
