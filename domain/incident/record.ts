import type { RecordBase } from '../record-base.ts'
import type { Casualties } from '../fields.ts'
import type { IncidentId, PersonId, UnitId } from '../ids.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { Position } from '../position.ts'
import type { TeamType } from '../unit/commands.ts'
import type { IncidentGrade, IncidentPhase, IncidentSource } from './commands.ts'

/** A unit of another jurisdiction that was sent here: what its own office said of it when it went. */
export interface Reinforcement {
  readonly unitId: UnitId
  readonly jurisdiction: Jurisdiction
  readonly name: string
  readonly teamType: TeamType
  readonly headcount: number
  readonly task: string | null
  readonly since: string
}

/** An incident of another jurisdiction that stands below this one. */
export interface ForeignChild {
  readonly incidentId: IncidentId
  readonly jurisdiction: Jurisdiction
}

interface IncidentFacts extends RecordBase {
  readonly kind: 'incident'
  readonly id: IncidentId
  /** Counts up per jurisdiction, for speaking of it on the radio: 3 号事件. */
  readonly number: number
  /** Five-character type code as used by the national early-warning system; unknown codes are kept as they are. */
  readonly code: string
  readonly place: string | null
  readonly position: Position | null
  readonly source: IncidentSource
  readonly description: string
  readonly reporter: PersonId | null
  readonly casualties: Casualties
  readonly grade: { readonly level: IncidentGrade; readonly basis: string } | null
  readonly situation: { readonly text: string; readonly at: string } | null
  readonly parentId: IncidentId | null
  /** Where its parent is; null without one, and for a link logged before that was said. */
  readonly parentJurisdiction: Jurisdiction | null
  /** Those below it in other jurisdictions; those of its own are found by their `parentId`. */
  readonly foreignChildren: readonly ForeignChild[]
  readonly reinforcements: readonly Reinforcement[]
  /** Whom its own office shares it with; `sharedWith` holds besides those whose units or incidents are part of it. */
  readonly sharedByOffice: readonly Jurisdiction[]
  readonly occurredAt: string
  readonly reportedAt: string
  /** Screens sound until someone has acknowledged it. */
  readonly acknowledgedAt: string | null
}

/** 接报 → 核实 → 处置 → 终止; an archived incident leaves the state and is read from the log. */
export type Incident =
  | (IncidentFacts & { readonly status: 'received' })
  | (IncidentFacts & {
      readonly status: 'verified'
      readonly verifiedAt: string
      readonly phase: IncidentPhase
    })
  | (IncidentFacts & {
      readonly status: 'closed'
      readonly closedAt: string
      readonly closing: { readonly reason: string; readonly falseAlarm: boolean }
    })
