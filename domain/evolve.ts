import { baseDataEvents } from './base-data/events.ts'
import { evolveBaseData } from './base-data/evolve.ts'
import type { Event, EventType } from './events.ts'
import { exerciseEvents } from './exercise/events.ts'
import { evolveExercise } from './exercise/evolve.ts'
import { incidentEvents } from './incident/events.ts'
import { evolveIncident } from './incident/evolve.ts'
import { markingEvents } from './marking/events.ts'
import { evolveMarking } from './marking/evolve.ts'
import type { Read } from './read.ts'
import type { Changes } from './records.ts'
import { stockEvents } from './stock/events.ts'
import { evolveStock } from './stock/evolve.ts'
import { unitEvents } from './unit/events.ts'
import { evolveUnit } from './unit/evolve.ts'

/** What an event does to the state, as whole records put and keys removed. Pure; throws only on a damaged log. */
export function evolve(read: Read, event: Event): Changes {
  if (isOf(incidentEvents, event)) return evolveIncident(read, event)
  if (isOf(unitEvents, event)) return evolveUnit(read, event)
  if (isOf(stockEvents, event)) return evolveStock(read, event)
  if (isOf(markingEvents, event)) return evolveMarking(read, event)
  if (isOf(exerciseEvents, event)) return evolveExercise(read, event)
  if (isOf(baseDataEvents, event)) return evolveBaseData(event)
  return event satisfies never
}

const isOf = <A extends object>(area: A, event: Event): event is Event<keyof A & EventType> =>
  Object.hasOwn(area, event.type)
