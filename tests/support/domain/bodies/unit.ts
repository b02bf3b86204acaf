import type { unitCommands } from '../../../../domain/unit/commands.ts'
import {
  at,
  COUNTY,
  maybe,
  ownId,
  payload,
  person,
  place,
  position,
  some,
  text,
  type MakeBody,
} from './body.ts'

const FREE = ({ assignment, duty }: { assignment: object | null; duty: string }) =>
  assignment === null && duty === 'on'
const ASSIGNED = ({ assignment }: { assignment: object | null }) => assignment !== null

export const unitBodies: Record<keyof typeof unitCommands, MakeBody> = {
  RegisterUnit: (draw) => ({
    jurisdiction: draw.chance(30) ? COUNTY : place(draw),
    payload: payload({
      unitId: ownId(draw),
      name: text(draw),
      teamType: draw.pick(['rescue', 'militia', 'boat', 'medical']),
      callSign: maybe(draw, 30, () => `呼号${draw.int(9)}`),
      leader: maybe(draw, 40, () => person(draw)),
      headcount: draw.chance(5) ? 0 : 1 + draw.int(30),
      skills: draw.chance(50) ? ['first-aid'] : undefined,
      home: maybe(draw, 50, () => position(draw)),
    }),
  }),
  AppointLeader: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'unit')
    return { jurisdiction: at(draw, jurisdiction), payload: { unitId: id, leader: person(draw) } }
  },
  BindDevice: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'unit', (r) => r.device === null)
    return { jurisdiction: at(draw, jurisdiction), payload: { unitId: id, device: `osmand:${draw.int(6)}` } }
  },
  UnbindDevice: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'unit', (r) => r.device !== null)
    return { jurisdiction: at(draw, jurisdiction), payload: { unitId: id } }
  },
  SetDuty: (draw, read) => {
    const duty = draw.chance(25) ? 'off' : 'on'
    const { id, jurisdiction } = some(draw, read, 'unit', (r) => r.duty !== duty && r.assignment === null)
    const reason = maybe(draw, 20, () => text(draw))
    return { jurisdiction: at(draw, jurisdiction), payload: payload({ unitId: id, duty, reason }) }
  },
  SetUnitStatus: (draw, read) => {
    const unit = some(draw, read, 'unit')
    const fitting = unit.assignment ? ['en-route', 'on-scene'] : ['available', 'returning']
    const status = draw.pick(draw.chance(10) ? ['on-scene', 'available'] : fitting)
    return { jurisdiction: at(draw, unit.jurisdiction), payload: { unitId: unit.id, status } }
  },
  AssignUnit: (draw, read) => {
    const unit = some(draw, read, 'unit', FREE)
    const byCounty = draw.chance(40)
    const near = (code: string) => code.startsWith(unit.jurisdiction)
    const incident = some(
      draw,
      read,
      'incident',
      (r) => r.status !== 'closed' && (byCounty || near(r.jurisdiction) || r.sharedWith.length > 0),
    )
    const fields = { unitId: unit.id, incidentId: incident.id, task: maybe(draw, 50, () => text(draw)) }
    return { jurisdiction: byCounty ? COUNTY : at(draw, unit.jurisdiction), payload: payload(fields) }
  },
  ReleaseUnit: (draw, read) => {
    const { id, jurisdiction, assignment } = some(draw, read, 'unit', ASSIGNED)
    const reason = maybe(draw, 20, () => text(draw))
    const by = draw.pick([jurisdiction, assignment?.jurisdiction ?? jurisdiction, COUNTY]) ?? COUNTY
    return { jurisdiction: at(draw, by), payload: payload({ unitId: id, reason }) }
  },
}
