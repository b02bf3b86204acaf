import { assertNever } from '../assert-never.ts'
import { beyond } from '../border.ts'
import type { Event } from '../events.ts'
import type { Read } from '../read.ts'
import type { Changes, NewRecord, Unstamped } from '../records.ts'
import type { unitEvents } from './events.ts'
import type { Unit } from './record.ts'

type UnitEvent = Event<keyof typeof unitEvents>

export function evolveUnit(read: Read, event: UnitEvent): Changes {
  if (event.type === 'UnitRegistered') return put(registered(event))
  const unit = read.get('unit', event.payload.unitId)
  if (!unit) throw new Error(`${event.type} at seq ${event.seq} names a unit that is not in the state`)
  switch (event.type) {
    case 'LeaderAppointed':
      return put({ ...unit, leader: event.payload.leader })
    case 'DeviceBound':
      return put({ ...unit, device: event.payload.device })
    case 'DeviceUnbound':
      return put({ ...unit, device: null })
    case 'UnitPutOnDuty':
      return put({ ...unit, duty: 'on' })
    case 'UnitPutOffDuty':
      return put({ ...unit, duty: 'off' })
    case 'UnitStatusChanged':
      return put(withStatus(unit, event.payload.to, event.recordedAt))
    case 'UnitAssigned': {
      const { incidentId, incidentJurisdiction, task } = event.payload
      return put({
        ...unit,
        status: 'en-route',
        statusSince: event.recordedAt,
        sharedWith: beyond(unit.jurisdiction, [incidentJurisdiction]),
        assignment: { incidentId, jurisdiction: incidentJurisdiction, task, since: event.recordedAt },
      })
    }
    case 'UnitReleased':
      return put({
        ...unit,
        status: 'returning',
        statusSince: event.recordedAt,
        sharedWith: [],
        assignment: null,
      })
    // It changes the incident, on the other side of the border.
    case 'SituationSent':
      return put()
    default:
      return assertNever(event)
  }
}

const put = (...records: NewRecord[]): Changes => ({ put: records, remove: [] })

function registered(event: Event<'UnitRegistered'>): Unstamped<Unit> {
  const { unitId, ...facts } = event.payload
  return {
    kind: 'unit',
    id: unitId,
    jurisdiction: event.jurisdiction,
    sharedWith: [],
    ...facts,
    device: null,
    duty: 'off',
    status: 'available',
    statusSince: event.recordedAt,
    assignment: null,
  }
}

/** `decide` has seen to it that the status and the assignment agree; the log is not doubted, but it is checked. */
function withStatus(unit: Unit, to: Unit['status'], at: string): Unstamped<Unit> {
  if (to === 'en-route' || to === 'on-scene') {
    if (!unit.assignment) throw new Error(`Unit ${unit.id} cannot be ${to} without an assignment`)
    return { ...unit, status: to, statusSince: at, assignment: unit.assignment }
  }
  return { ...unit, status: to, statusSince: at, assignment: null }
}
