import type { IncidentId, PersonId, UnitId } from '../ids.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { Position } from '../position.ts'
import type { RecordBase } from '../record-base.ts'
import type { TeamType, UnitSkill } from './commands.ts'

interface UnitFacts extends RecordBase {
  readonly kind: 'unit'
  readonly id: UnitId
  readonly name: string
  readonly teamType: TeamType
  readonly callSign: string | null
  readonly leader: PersonId | null
  readonly headcount: number
  readonly skills: readonly UnitSkill[]
  readonly home: Position | null
  /** The key of the device whose positions are the unit's; null also for a viewer who may not know it (`unitView`). */
  readonly device: string | null
  readonly duty: 'on' | 'off'
  /** Moves by itself for a demo or a drill; always said on the screen. */
  readonly simulated: boolean
  readonly statusSince: string
}

export interface Assignment {
  readonly incidentId: IncidentId
  readonly jurisdiction: Jurisdiction
  readonly task: string | null
  readonly since: string
}

/** A unit that is on its way or on scene always has an assignment; one that is free never has. */
export type Unit =
  | (UnitFacts & { readonly status: 'available' | 'returning'; readonly assignment: null })
  | (UnitFacts & { readonly status: 'en-route' | 'on-scene'; readonly assignment: Assignment })
