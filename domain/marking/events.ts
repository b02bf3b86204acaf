import { z } from 'zod'
import { eventType } from '../event-type.ts'
import { freeText } from '../fields.ts'
import { incidentId, markingId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { closed, markingLabel } from './commands.ts'
import { geometry } from './geometry.ts'
import { markingKind } from './kinds.ts'

/** All that is drawn and may be altered; an alteration holds the whole again, so that a line of the log can be read alone. */
const drawing = {
  markingId,
  markingKind,
  geometry,
  label: markingLabel.nullable(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
  incidentId: incidentId.nullable(),
  closes: closed.nullable(),
}

export const markingEvents = {
  MarkingDrawn: eventType('jurisdiction', drawing),
  MarkingAltered: eventType('jurisdiction', drawing),
  MarkingShared: eventType('jurisdiction', { markingId, with: z.array(jurisdiction) }),
  MarkingLifted: eventType('jurisdiction', {
    markingId,
    markingKind,
    label: markingLabel.nullable(),
    reason: freeText(500).nullable(),
  }),
} as const
