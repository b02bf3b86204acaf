import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import { personIdOf, type Context } from '../context.ts'
import type { NewEvent } from '../events.ts'
import { unitId } from '../ids.ts'
import { toWgs84 } from '../position.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { ScopedRead } from '../scope.ts'
import { about } from './about.ts'
import { assignedTo, assignUnit, releaseUnit } from './assign.ts'
import type { unitCommands } from './commands.ts'
import type { Unit } from './record.ts'

type UnitCommand = Command<keyof typeof unitCommands>

export function decideUnit(read: ScopedRead, command: UnitCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'RegisterUnit') return registerUnit(read, command, ctx)
  const unit = read.get('unit', command.payload.unitId)
  if (!unit) return notFound('unit', command.payload.unitId)
  if (command.type === 'AssignUnit') return assignUnit(read, unit, command)
  if (command.type === 'ReleaseUnit') return releaseUnit(read, unit, command)
  if (unit.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: unit.id })

  switch (command.type) {
    case 'AppointLeader': {
      const leader = personIdOf(command.payload.leader)
      if (leader === unit.leader) return accept()
      return accept(
        about(unit, 'LeaderAppointed', { unitId: unit.id, leader, before: unit.leader }, unit.leader),
      )
    }

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
