import { z } from 'zod'
import { casualties, freeText, person } from '../fields.ts'
import { incidentId, unitId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { saidPosition } from '../position.ts'

/** 事件等级 Ⅰ 特别重大 … Ⅳ 一般: by consequence, not the warning colour nor the response level. */
export const incidentGrade = z.enum(['I', 'II', 'III', 'IV'])
export type IncidentGrade = z.infer<typeof incidentGrade>

/** 先期处置, 响应, 善后. */
export const incidentPhase = z.enum(['first-response', 'response', 'recovery'])
export type IncidentPhase = z.infer<typeof incidentPhase>

export const incidentSource = z.enum([
  'phone',
  'walk-in',
  'grid-worker',
  'team',
  'device',
  'feed',
  'superior',
  'other',
])
export type IncidentSource = z.infer<typeof incidentSource>

const basis = freeText(500)

export const incidentCommands = {
  ReportIncident: z
    .strictObject({
      code: z.string().regex(/^[0-9A-Z]{5}$/, 'incident-code'),
      place: freeText(200).optional(),
      position: saidPosition.optional(),
      source: incidentSource,
      description: freeText(4000),
      casualties: casualties.optional(),
      reporter: person.optional(),
      parentId: incidentId.optional(),
    })
    .refine((report) => report.place !== undefined || report.position !== undefined, {
      path: ['place'],
      message: 'place-or-position',
    }),
  AcknowledgeIncident: z.strictObject({ incidentId }),
  VerifyIncident: z.strictObject({ incidentId, outcome: z.enum(['confirmed', 'false-alarm']), basis }),
  GradeIncident: z.strictObject({ incidentId, level: incidentGrade, basis }),
  UpdateSituation: z.strictObject({
    incidentId,
    text: freeText(4000),
    casualties: casualties.optional(),
    phase: incidentPhase.optional(),
    position: saidPosition.optional(),
    unitId: unitId.optional(),
  }),
  LinkIncident: z.strictObject({ incidentId, parentId: incidentId.nullable() }),
  ShareIncident: z.strictObject({ incidentId, with: z.array(jurisdiction).max(50) }),
  CloseIncident: z.strictObject({ incidentId, reason: freeText(1000) }),
  ReopenIncident: z.strictObject({ incidentId, reason: freeText(1000) }),
  ArchiveIncident: z.strictObject({ incidentId }),
} as const
