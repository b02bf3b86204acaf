import { z } from 'zod'
import { casualties, freeText } from '../fields.ts'
import { eventType } from '../event-type.ts'
import { incidentId, personId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { position } from '../position.ts'
import { incidentGrade, incidentPhase, incidentSource } from './commands.ts'

export const incidentEvents = {
  IncidentReported: eventType('jurisdiction', {
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
  }),
  IncidentAcknowledged: eventType('jurisdiction', { incidentId }),
  IncidentVerified: eventType('jurisdiction', { incidentId, basis: freeText(500) }),
  IncidentFoundFalse: eventType('jurisdiction', { incidentId, basis: freeText(500) }),
  IncidentGraded: eventType('jurisdiction', { incidentId, level: incidentGrade, basis: freeText(500) }),
  SituationUpdated: eventType('jurisdiction', {
    incidentId,
    text: freeText(4000),
    casualties: casualties.nullable(),
    phase: incidentPhase.nullable(),
    position: position.nullable(),
  }),
  IncidentLinked: eventType('jurisdiction', { incidentId, parentId: incidentId.nullable() }),
  IncidentShared: eventType('jurisdiction', { incidentId, with: z.array(jurisdiction) }),
  IncidentClosed: eventType('jurisdiction', { incidentId, reason: freeText(1000) }),
  IncidentReopened: eventType('jurisdiction', { incidentId, reason: freeText(1000) }),
  IncidentArchived: eventType('jurisdiction', { incidentId }),
} as const
