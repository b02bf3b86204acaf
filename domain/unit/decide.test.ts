import { expect, it } from 'vitest'
import { COUNTY, SONGLING } from '../../tests/support/domain/bodies/body.ts'
import { given } from '../../tests/support/domain/incident-scenes.ts'
import { SILENCE, theThreeQuestions } from '../../tests/support/domain/questions.ts'
import { aClosedIncident, anIncident, aUnit, lastOf, Scene } from '../../tests/support/domain/scene.ts'
import type { unitCommands } from './commands.ts'

const UNIT = { name: '应急队', teamType: 'rescue', headcount: 8 }
const device = 'osmand:48241179'

/** A unit on its way. */
function assigned(scene: Scene): string {
  const unitId = aUnit(scene)
  scene.did('AssignUnit', { unitId, incidentId: anIncident(scene) })
  return unitId
}

/** A unit that reinforces a township, which therefore sees it. */
const assignedTo =
  (jurisdiction: string) =>
  (scene: Scene): string => {
    const unitId = aUnit(scene)
    const incidentId = anIncident(scene, jurisdiction)
    scene.did('AssignUnit', { unitId, incidentId }, { jurisdiction: COUNTY })
    return unitId
  }

function offDuty(scene: Scene): string {
  scene.did('RegisterUnit', UNIT)
  return lastOf(scene, 'UnitRegistered').unitId
}

function withDevice(scene: Scene): string {
  const unitId = aUnit(scene)
  scene.did('BindDevice', { unitId, device })
  return unitId
}

const nothing = () => 'no-such-unit'

theThreeQuestions<keyof typeof unitCommands>({
  RegisterUnit: {
    acts: [
      ['registers', given(nothing, (s) => s.does('RegisterUnit', UNIT)), ['UnitRegistered']],
      [
        'registers under the id that a county pack gives',
        given(nothing, (s) => s.does('RegisterUnit', { ...UNIT, unitId: 'u-1' })),
        ['UnitRegistered'],
      ],
    ],
    refuses: [
      [
        'refuses an id that is taken',
        given(aUnit, (s, unitId) => s.does('RegisterUnit', { ...UNIT, unitId })),
        'already-exists',
      ],
      [
        'refuses the id of another township’s unit, which it would replace',
        given(aUnit, (s, unitId) => s.does('RegisterUnit', { ...UNIT, unitId }, { jurisdiction: SONGLING })),
        'already-exists',
      ],
    ],
    silent: 'acts-again',
  },
  AppointLeader: {
    acts: [
      [
        'gives a unit that has none a leader',
        given(aUnit, (s, unitId) => s.does('AppointLeader', { unitId, leader: 'p-1' })),
        ['LeaderAppointed'],
      ],
      [
        'hands over to the next shift, also under way',
        given(assigned, (s, unitId) => {
          s.did('AppointLeader', { unitId, leader: 'p-1' })
          return s.does('AppointLeader', { unitId, leader: 'p-2' })
        }),
        ['LeaderAppointed'],
      ],
    ],
    refuses: [
      [
        'refuses no unit',
        given(nothing, (s, unitId) => s.does('AppointLeader', { unitId, leader: 'p-1' })),
        'not-found',
      ],
      [
        'refuses another township, which does not know its people',
        given(assignedTo(SONGLING), (s, unitId) =>
          s.does('AppointLeader', { unitId, leader: 'p-1' }, { jurisdiction: SONGLING }),
        ),
        'other-jurisdiction',
      ],
    ],
    silent: [
      [
        'is silent when they lead it already',
        given(aUnit, (s, unitId) => {
          s.did('AppointLeader', { unitId, leader: 'p-1' })
          return s.does('AppointLeader', { unitId, leader: 'p-1' })
        }),
        SILENCE,
      ],
    ],
  },
  BindDevice: {
    acts: [
      ['binds', given(aUnit, (s, unitId) => s.does('BindDevice', { unitId, device })), ['DeviceBound']],
      [
        'binds another device in place of the old one',
        given(withDevice, (s, unitId) => s.does('BindDevice', { unitId, device: 'owntracks:li/phone' })),
        ['DeviceBound'],
      ],
    ],
    refuses: [
      [
        'refuses a device that another unit has',
        given(withDevice, (s) => s.does('BindDevice', { unitId: aUnit(s), device })),
        'device-already-bound',
      ],
      [
        'refuses a device of another township’s unit, without naming it',
        given(withDevice, (s) => {
          s.did('RegisterUnit', { ...UNIT, unitId: 'u-songling' }, { jurisdiction: SONGLING })
          return s.does('BindDevice', { unitId: 'u-songling', device }, { jurisdiction: SONGLING })
        }),
        'device-bound-elsewhere',
      ],
      [
        'refuses in an exercise',
        () => {
          const scene = new Scene('exercise')
          return scene.does('BindDevice', { unitId: aUnit(scene), device })
        },
        'device-in-exercise',
      ],
      [
        'refuses no unit',
        given(nothing, (s, unitId) => s.does('BindDevice', { unitId, device })),
        'not-found',
      ],
    ],
    silent: [
      [
        'is silent when it has it',
        given(withDevice, (s, unitId) => s.does('BindDevice', { unitId, device })),
        SILENCE,
      ],
    ],
  },
  UnbindDevice: {
    acts: [
      ['unbinds', given(withDevice, (s, unitId) => s.does('UnbindDevice', { unitId })), ['DeviceUnbound']],
    ],
    refuses: [
      [
        'refuses without one',
        given(aUnit, (s, unitId) => s.does('UnbindDevice', { unitId })),
        'device-not-bound',
      ],
      [
        'refuses in an exercise',
        () => {
          const scene = new Scene('exercise')
          return scene.does('UnbindDevice', { unitId: aUnit(scene) })
        },
        'device-in-exercise',
      ],
    ],
    silent: 'refuses-again',
  },
  SetDuty: {
    acts: [
      [
        'puts on duty',
        given(offDuty, (s, unitId) => s.does('SetDuty', { unitId, duty: 'on' })),
        ['UnitPutOnDuty'],
      ],
      [
        'puts off duty',
        given(aUnit, (s, unitId) => s.does('SetDuty', { unitId, duty: 'off' })),
        ['UnitPutOffDuty'],
      ],
    ],
    refuses: [
      [
        'refuses to send home who has a task',
        given(assigned, (s, unitId) => s.does('SetDuty', { unitId, duty: 'off' })),
        'unit-assigned',
      ],
      [
        'does not find a unit of another township',
        given(aUnit, (s, unitId) => s.does('SetDuty', { unitId, duty: 'off' }, { jurisdiction: SONGLING })),
        'not-found',
      ],
      [
        'refuses the county in its own name',
        given(aUnit, (s, unitId) => s.does('SetDuty', { unitId, duty: 'off' }, { jurisdiction: COUNTY })),
        'other-jurisdiction',
      ],
    ],
    silent: [
      [
        'is silent when it is so',
        given(aUnit, (s, unitId) => s.does('SetDuty', { unitId, duty: 'on' })),
        SILENCE,
      ],
    ],
  },
  SetUnitStatus: {
    acts: [
      [
        'arrives',
        given(assigned, (s, unitId) => s.does('SetUnitStatus', { unitId, status: 'on-scene' })),
        ['UnitStatusChanged'],
      ],
      [
        'is back',
        given(assigned, (s, unitId) => {
          s.did('ReleaseUnit', { unitId })
          return s.does('SetUnitStatus', { unitId, status: 'available' })
        }),
        ['UnitStatusChanged'],
      ],
    ],
    refuses: [
      [
        'cannot be on scene of nothing',
        given(aUnit, (s, unitId) => s.does('SetUnitStatus', { unitId, status: 'on-scene' })),
        'unit-not-assigned',
      ],
      [
        'cannot be free with a task',
        given(assigned, (s, unitId) => s.does('SetUnitStatus', { unitId, status: 'available' })),
        'unit-assigned',
      ],
      [
        'refuses the same again',
        given(aUnit, (s, unitId) => s.does('SetUnitStatus', { unitId, status: 'available' })),
        'unit-status-unchanged',
      ],
    ],
    silent: 'refuses-again',
  },
  AssignUnit: {
    acts: [
      [
        'assigns',
        given(aUnit, (s, unitId) => s.does('AssignUnit', { unitId, incidentId: anIncident(s) })),
        ['UnitAssigned'],
      ],
      [
        "assigns the county's own to a township's incident",
        given(anIncident, (s, incidentId) =>
          s.does('AssignUnit', { unitId: aUnit(s, COUNTY), incidentId }, { jurisdiction: COUNTY }),
        ),
        ['UnitAssigned', 'IncidentReinforced'],
      ],
      [
        'assigns to an incident that a neighbour shares',
        given(
          (s) => anIncident(s, SONGLING),
          (s, incidentId) => {
            s.did('ShareIncident', { incidentId, with: ['990101101'] }, { jurisdiction: SONGLING })
            return s.does('AssignUnit', { unitId: aUnit(s), incidentId })
          },
        ),
        ['UnitAssigned', 'IncidentReinforced'],
      ],
    ],
    refuses: [
      [
        'does not find an incident that a neighbour keeps to itself',
        given(aUnit, (s, unitId) => s.does('AssignUnit', { unitId, incidentId: anIncident(s, SONGLING) })),
        'not-found',
      ],
      [
        'refuses a closed incident',
        given(aUnit, (s, unitId) => s.does('AssignUnit', { unitId, incidentId: aClosedIncident(s) })),
        'incident-closed',
      ],
      [
        'refuses who is off duty',
        given(offDuty, (s, unitId) => s.does('AssignUnit', { unitId, incidentId: anIncident(s) })),
        'unit-off-duty',
      ],
      [
        'refuses a unit of nobody',
        given(
          (s) => aUnit(s, undefined, { headcount: 0 }),
          (s, unitId) => s.does('AssignUnit', { unitId, incidentId: anIncident(s) }),
        ),
        'unit-empty',
      ],
      [
        'refuses who has a task elsewhere',
        given(assigned, (s, unitId) => s.does('AssignUnit', { unitId, incidentId: anIncident(s) })),
        'unit-assigned',
      ],
    ],
    silent: [
      [
        'is silent when it is on its way there',
        given(assigned, (s, unitId) =>
          s.does('AssignUnit', { unitId, incidentId: lastOf(s, 'UnitAssigned').incidentId }),
        ),
        SILENCE,
      ],
    ],
  },
  ReleaseUnit: {
    acts: [['releases', given(assigned, (s, unitId) => s.does('ReleaseUnit', { unitId })), ['UnitReleased']]],
    refuses: [
      [
        'refuses who has no task',
        given(aUnit, (s, unitId) => s.does('ReleaseUnit', { unitId })),
        'unit-not-assigned',
      ],
    ],
    silent: 'refuses-again',
  },
})

it('says which incident a unit is at, by the number that people use', () => {
  const scene = new Scene()
  const unitId = assigned(scene)
  const command = scene.command('AssignUnit', { unitId, incidentId: anIncident(scene) })
  const [decision] = scene.room.submit(command).decisions
  expect(decision?.ok === false && decision.refusal.message.zh).toContain('1 号')
})

it('a device that was unbound may be bound to another unit', () => {
  const scene = new Scene()
  const unitId = withDevice(scene)
  scene.did('UnbindDevice', { unitId })
  expect(scene.does('BindDevice', { unitId: aUnit(scene), device })).toEqual(['DeviceBound'])
})
