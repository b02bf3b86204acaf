import { z } from 'zod'
import { freeText, instant } from '../fields.ts'
import { baseFeatureId, incidentId, markingId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { position, saidPosition } from '../position.ts'
import { saidGeometry } from './geometry.ts'
import { markingKind } from './kinds.ts'

/** A few words beside the symbol: A 段, 省道 12 km 塌方. */
export const markingLabel = freeText(80)

/** The road or bridge of the base data that a closure lies on, and where on it. */
export const closed = z.strictObject({ is: z.enum(['road', 'bridge']), id: baseFeatureId, position })
export type Closed = z.infer<typeof closed>
const saidClosed = closed.extend({ position: saidPosition })

export const markingCommands = {
  DrawMarking: z.strictObject({
    markingKind,
    geometry: saidGeometry,
    label: markingLabel.optional(),
    /** Absent: from when it is drawn. */
    validFrom: instant.optional(),
    /** Absent: until it is lifted. */
    validUntil: instant.optional(),
    incidentId: incidentId.optional(),
    closes: saidClosed.optional(),
    /** Who sees it beside its own jurisdiction and those above. Absent: the whole county. */
    with: z.array(jurisdiction).max(50).optional(),
  }),
  /** What is not said stays as it was; `null` takes it away. */
  AlterMarking: z.strictObject({
    markingId,
    geometry: saidGeometry.optional(),
    label: markingLabel.nullable().optional(),
    validFrom: instant.optional(),
    validUntil: instant.nullable().optional(),
    incidentId: incidentId.nullable().optional(),
    closes: saidClosed.nullable().optional(),
  }),
  ShareMarking: z.strictObject({ markingId, with: z.array(jurisdiction).max(50) }),
  LiftMarking: z.strictObject({ markingId, reason: freeText(500).optional() }),
} as const
