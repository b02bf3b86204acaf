import type { Actor } from '../../domain/actor.ts'
import type { Jurisdiction } from '../../domain/jurisdiction.ts'

/** A part of the program that gives commands: `system:pack`, `system:msel`. */
export const programActor = (name: string, jurisdiction: Jurisdiction): Actor => ({
  ...{ id: `system:${name}`, role: 'system', jurisdiction },
})
