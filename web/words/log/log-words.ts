import type { Event, EVENTS } from '../../../domain/events.ts'
import type { Words } from '../../../domain/words.ts'
import { baseDataLines } from './base-data.ts'
import { exerciseLines } from './exercise.ts'
import { incidentLines } from './incident.ts'
import type { Line, Lines, Names } from './line.ts'
import { markingLines } from './marking.ts'
import { stockLines } from './stock.ts'
import { unitLines } from './unit.ts'

const LINES: Lines<typeof EVENTS> = {
  ...incidentLines,
  ...unitLines,
  ...stockLines,
  ...markingLines,
  ...exerciseLines,
  ...baseDataLines,
}

/** One event as a line of the log, in both languages. */
export function logWords(event: Event, names: Names): Words {
  // The compiler does not see that the line of an event's type is for just that event.
  const line = LINES[event.type] as Line
  return line(event, names)
}
