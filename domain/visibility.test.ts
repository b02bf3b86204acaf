import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../tests/support/domain/bodies/body.ts'
import { anExercise, anIncident, aStock, aUnit, Scene } from '../tests/support/domain/scene.ts'
import { MAY_COMMAND } from './access.ts'
import { ROLES, type Role } from './actor.ts'
import { EVENTS } from './events.ts'
import { jurisdiction } from './jurisdiction.ts'
import { audienceKey, viewEvent, viewFor, type Audience } from './visibility.ts'

const audience = (role: Role, code: string): Audience => ({ role, jurisdiction: jurisdiction.parse(code) })
const kindsSeenBy = (who: Audience, scene: Scene) => [
  ...new Set([...scene.store.all()].filter((record) => viewFor(who, record)).map(({ kind }) => kind)),
]

describe('a record', () => {
  it('is seen by whoever covers where it is, and by those it is shared with', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const seenBy = (code: string) => {
      const incident = scene.store.get('incident', incidentId)
      return Boolean(incident && viewFor(audience('duty', code), incident))
    }
    expect([COUNTY, YUNXI, '990101101001', SONGLING, '990102'].map(seenBy)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    scene.did('ShareIncident', { incidentId, with: [SONGLING] })
    expect([SONGLING, '990101102001', '990101103'].map(seenBy)).toEqual([true, true, false])
  })

  it('of the catalogue is seen by all below its office', () => {
    const scene = new Scene()
    aStock(scene)
    expect(kindsSeenBy(audience('duty', SONGLING), scene)).toEqual(['item'])
    expect(kindsSeenBy(audience('duty', YUNXI), scene)).toEqual(['warehouse', 'item', 'lot', 'balance'])
  })

  it.each(ROLES)('of a drill that is still to come is not for %s, unless they run it', (role) => {
    const scene = anExercise()
    const seen = kindsSeenBy(audience(role, COUNTY), scene)
    expect(seen.includes('inject')).toBe(role === 'controller' || role === 'evaluator')
    expect(seen.includes('exercise')).toBe(true)
  })

  it('that only the program counts with is nobody’s', () => {
    const scene = new Scene()
    anIncident(scene)
    for (const role of ROLES) expect(kindsSeenBy(audience(role, COUNTY), scene)).toEqual(['incident'])
  })
})

it('an event is read by whom its type says', () => {
  const scene = anExercise()
  scene.did('DeliverInject', { injectId: 'inject-1' })
  const readBy = (who: Audience) =>
    scene.room.log.filter((event) => viewEvent(who, event)).map(({ type }) => EVENTS[type].visibility)
  expect(new Set(readBy(audience('controller', COUNTY)))).toEqual(
    new Set(['exercise-control', 'everyone', 'jurisdiction']),
  )
  expect(new Set(readBy(audience('duty', YUNXI)))).toEqual(new Set(['everyone', 'jurisdiction']))
  expect(new Set(readBy(audience('duty', SONGLING)))).toEqual(new Set(['everyone']))
})

describe('the device of a unit', () => {
  const key = 'osmand:48241179'
  const bound = () => {
    const scene = new Scene()
    const unitId = aUnit(scene)
    scene.did('BindDevice', { unitId, device: key })
    scene.did('UnbindDevice', { unitId })
    scene.did('BindDevice', { unitId, device: key })
    return { scene, unit: scene.store.get('unit', unitId)! }
  }
  const unbindable = ROLES.filter((role) => !MAY_COMMAND.BindDevice.includes(role))

  it.each(MAY_COMMAND.BindDevice)('is told to %s of its jurisdiction', (role) => {
    const { scene, unit } = bound()
    for (const code of [COUNTY, YUNXI]) {
      expect(viewFor(audience(role, code), unit)).toBe(unit)
      expect(JSON.stringify(scene.room.log.map((event) => viewEvent(audience(role, code), event)))).toContain(
        key,
      )
    }
  })

  it.each(unbindable)('is not told to %s, who sees all else', (role) => {
    const { scene, unit } = bound()
    const who = audience(role, YUNXI)
    expect(viewFor(who, unit)).toEqual({ ...unit, device: null })
    const events = scene.room.log.flatMap((event) => viewEvent(who, event) ?? [])
    expect(events.map(({ type }) => type)).toEqual(['UnitRegistered', 'UnitPutOnDuty'])
    expect(JSON.stringify(events)).not.toContain(key)
  })

  it('is not told to an office whom the unit reinforces', () => {
    const { scene, unit } = bound()
    const who = audience('duty', SONGLING)
    const lent = { ...unit, sharedWith: [who.jurisdiction] }
    expect(viewFor(who, lent)).toEqual({ ...lent, device: null })
    expect(viewFor(who, lent)).toBe(viewFor(who, lent))
    const told = scene.room.log.flatMap(
      (event) => viewEvent(who, { ...event, sharedWith: [who.jurisdiction] }) ?? [],
    )
    expect(told.map(({ type }) => type)).toEqual(['UnitRegistered', 'UnitPutOnDuty'])
    expect(JSON.stringify(told)).not.toContain(key)
  })
})

it('audiences are told apart by role and jurisdiction', () => {
  expect(audienceKey(audience('duty', YUNXI))).toBe('duty@990101101')
})
