import { z } from 'zod'
import { casualties, freeText, label } from '../fields.ts'
import { eventType } from '../event-type.ts'
import { incidentId, personId, unitId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { position } from '../position.ts'
import { teamType } from '../unit/commands.ts'
import { incidentGrade, incidentPhase, incidentSource } from './commands.ts'

export const incidentEvents = {
  IncidentReported: eventType(
    'jurisdiction',
    {
      incidentId,
      number: z.number().int().positive(),
      code: z.string(),
      place: freeText(200).nullable(),
      position: position.nullable(),
      source: incidentSource,
      description: freeText(4000),
      casualties,
      reporter: personId.nullable(),
      parentId: incidentId.nullable(),
      parentJurisdiction: jurisdiction.nullable(),
    },
    2,
  ),
  IncidentAcknowledged: eventType('jurisdiction', { incidentId }),
  IncidentVerified: eventType('jurisdiction', { incidentId, basis: freeText(500) }),
  IncidentFoundFalse: eventType('jurisdiction', { incidentId, basis: freeText(500) }),
  IncidentGraded: eventType('jurisdiction', { incidentId, level: incidentGrade, basis: freeText(500) }),
  SituationUpdated: eventType(
    'jurisdiction',
    {
      incidentId,
      text: freeText(4000),
      casualties: casualties.nullable(),
      phase: incidentPhase.nullable(),
      position: position.nullable(),
      /** The reinforcing unit that says so; null when the own side does. */
      by: z.object({ unitId, unitJurisdiction: jurisdiction, name: label }).nullable(),
    },
    2,
  ),
  IncidentLinked: eventType(
    'jurisdiction',
    { incidentId, parentId: incidentId.nullable(), parentJurisdiction: jurisdiction.nullable() },
    2,
  ),
  /** The parent's side of a link that crosses a border. */
  ChildIncidentLinked: eventType('jurisdiction', {
    incidentId,
    childId: incidentId,
    childJurisdiction: jurisdiction,
  }),
  ChildIncidentUnlinked: eventType('jurisdiction', {
    incidentId,
    childId: incidentId,
    childJurisdiction: jurisdiction,
  }),
  /** The incident's side of a unit that crosses a border, with what its office needs to know of it. */
  IncidentReinforced: eventType('jurisdiction', {
    incidentId,
    unitId,
    unitJurisdiction: jurisdiction,
    name: label,
    teamType,
    headcount: z.number().int(),
    task: freeText(500).nullable(),
  }),
  ReinforcementWithdrawn: eventType('jurisdiction', {
    incidentId,
    unitId,
    unitJurisdiction: jurisdiction,
    name: label,
    reason: freeText(200).nullable(),
  }),
  IncidentShared: eventType('jurisdiction', { incidentId, with: z.array(jurisdiction) }),
  IncidentClosed: eventType('jurisdiction', { incidentId, reason: freeText(1000) }),
  IncidentReopened: eventType('jurisdiction', { incidentId, reason: freeText(1000) }),
  IncidentArchived: eventType('jurisdiction', { incidentId }),
} as const
