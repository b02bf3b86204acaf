import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import { personIdOf, type Context } from '../context.ts'
import type { EventPayload, EventType, NewEvent } from '../events.ts'
import { unitId } from '../ids.ts'
import { covers } from '../jurisdiction.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { ScopedRead } from '../scope.ts'
import type { unitCommands } from './commands.ts'
import type { unitEvents } from './events.ts'
import type { Unit } from './record.ts'

type UnitCommand = Command<keyof typeof unitCommands>
type UnitEvent = keyof typeof unitEvents

export function decideUnit(read: ScopedRead, command: UnitCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'RegisterUnit') return registerUnit(read, command, ctx)
  const unit = read.get('unit', command.payload.unitId)
  if (!unit) return notFound('unit', command.payload.unitId)
  if (unit.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: unit.id })

  switch (command.type) {
    case 'BindDevice':
      return bindDevice(read, unit, command.payload.device, ctx)

    case 'UnbindDevice':
      if (ctx.operationKind === 'exercise') return refuse('device-in-exercise')
      if (unit.device === null) return refuse('device-not-bound')
      return accept(about(unit, 'DeviceUnbound', { unitId: unit.id, device: unit.device }))

    case 'SetDuty': {
      const { duty, reason = null } = command.payload
      if (unit.duty === duty) return accept()
      if (duty === 'off' && unit.assignment) return refuse('unit-assigned', assignedTo(read, unit))
      return accept(
        about(unit, duty === 'on' ? 'UnitPutOnDuty' : 'UnitPutOffDuty', { unitId: unit.id, reason }),
      )
    }

    case 'SetUnitStatus': {
      const to = command.payload.status
      if (to === unit.status) return refuse('unit-status-unchanged')
      const wantsTask = to === 'en-route' || to === 'on-scene'
      if (wantsTask && !unit.assignment) return refuse('unit-not-assigned')
      if (!wantsTask && unit.assignment) return refuse('unit-assigned', assignedTo(read, unit))
      return accept(about(unit, 'UnitStatusChanged', { unitId: unit.id, from: unit.status, to }))
    }

    case 'AssignUnit':
      return assignUnit(read, unit, command.payload)

    case 'ReleaseUnit': {
      if (!unit.assignment) return refuse('unit-not-assigned')
      const { incidentId } = unit.assignment
      const reason = command.payload.reason ?? null
      return accept(about(unit, 'UnitReleased', { unitId: unit.id, incidentId, reason }, incidentId))
    }

    default:
      return assertNever(command)
  }
}

function registerUnit(read: ScopedRead, command: Command<'RegisterUnit'>, ctx: Context): Decision<NewEvent> {
  const { payload, jurisdiction } = command
  const id = payload.unitId ?? unitId.parse(ctx.newId())
  if (read.isTaken('unit', id)) return refuse('already-exists', { id })
  return accept({
    type: 'UnitRegistered',
    jurisdiction,
    sharedWith: [],
    about: [id],
    payload: {
      unitId: id,
      name: payload.name,
      teamType: payload.teamType,
      callSign: payload.callSign ?? null,
      leader: personIdOf(payload.leader),
      headcount: payload.headcount,
      skills: payload.skills,
      home: payload.home ? toWgs84(payload.home) : null,
      simulated: payload.simulated,
    },
  })
}

function bindDevice(read: ScopedRead, unit: Unit, device: string, ctx: Context): Decision<NewEvent> {
  if (ctx.operationKind === 'exercise') return refuse('device-in-exercise')
  if (unit.device === device) return accept()
  const [holder] = read.by('unit', 'device', device)
  if (holder) return refuse('device-already-bound', { unitId: holder.id, unit: holder.name })
  // Of another township's unit not even the name is told.
  if (read.isTakenBy('unit', 'device', device)) return refuse('device-bound-elsewhere')
  return accept(about(unit, 'DeviceBound', { unitId: unit.id, device }))
}

/**
 * The incident may lie in another jurisdiction that the command's own covers (a county's unit sent to a township):
 * only the unit's stream is written, and the unit becomes visible to the incident's jurisdiction.
 */
function assignUnit(read: Read, unit: Unit, wish: Command<'AssignUnit'>['payload']): Decision<NewEvent> {
  const incident = read.get('incident', wish.incidentId)
  if (!incident) return notFound('incident', wish.incidentId)
  if (incident.status === 'closed') return refuse('incident-closed')
  if (unit.duty === 'off') return refuse('unit-off-duty')
  if (unit.headcount === 0) return refuse('unit-empty')
  if (unit.assignment?.incidentId === incident.id) return accept()
  if (unit.assignment) return refuse('unit-assigned', assignedTo(read, unit))
  const event = about(
    unit,
    'UnitAssigned',
    {
      unitId: unit.id,
      incidentId: incident.id,
      incidentJurisdiction: incident.jurisdiction,
      task: wish.task ?? null,
    },
    incident.id,
  )
  if (covers(incident.jurisdiction, unit.jurisdiction)) return accept(event)
  return accept({ ...event, sharedWith: [...new Set([...event.sharedWith, incident.jurisdiction])] })
}

function assignedTo(read: Read, unit: Unit) {
  const incidentId = unit.assignment?.incidentId ?? null
  const number = incidentId ? (read.get('incident', incidentId)?.number ?? null) : null
  return { incidentId, number }
}

function about<T extends UnitEvent & EventType>(
  unit: Unit,
  type: T,
  payload: EventPayload<T>,
  also: string | null = null,
): NewEvent {
  const { jurisdiction, sharedWith } = unit
  return { type, jurisdiction, sharedWith, about: also ? [unit.id, also] : [unit.id], payload } as NewEvent
}
