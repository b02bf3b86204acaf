import { describe, expect, it } from 'vitest'
import { incidentId, unitId } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { unitSteps } from './unit-steps.ts'

const where = jurisdiction.parse('990101101')
const AT = '2026-07-01T10:00:00.000Z'
const facts = {
  ...({
    kind: 'unit',
    id: unitId.parse('u-1'),
    jurisdiction: where,
    sharedWith: [],
    seq: 1,
    name: '一队',
  } as const),
  ...({ teamType: 'rescue', callSign: null, leader: null, headcount: 12, skills: [], home: null } as const),
  ...({ device: null, duty: 'on', simulated: false, statusSince: AT } as const),
}
const assignment = { incidentId: incidentId.parse('i-1'), jurisdiction: where, task: null, since: AT }
const free: Unit = { ...facts, status: 'available', assignment: null }
const sent: Unit = { ...facts, status: 'en-route', assignment }

const shown = (unit: Unit, mayAsk = true) => unitSteps(unit, mayAsk).map(({ to, is }) => `${to} ${is}`)

describe('the big buttons of a team', () => {
  it('without a task say that the office sends it', () => {
    expect(shown(free)).toEqual(['en-route cannot', 'on-scene cannot', 'returning cannot'])
    expect(unitSteps(free, true)[0]?.why?.zh).toContain('值班室')
  })

  it('on the way offer the arrival, on scene the way on', () => {
    expect(shown(sent)).toEqual(['en-route now', 'on-scene can', 'returning ask'])
    expect(shown({ ...sent, status: 'on-scene' })).toEqual(['en-route can', 'on-scene now', 'returning ask'])
  })

  it('ask for the way home, which the office gives, and end it at the base', () => {
    expect(shown(sent, false)[2]).toBe('returning cannot')
    expect(shown({ ...free, status: 'returning' })[2]).toBe('available can')
  })

  it('mark the one that is expected next', () => {
    const next = (unit: Unit) =>
      unitSteps(unit, true)
        .filter((step) => step.next)
        .map(({ to }) => to)
    expect(next(sent)).toEqual(['on-scene'])
    expect(next({ ...sent, status: 'on-scene' })).toEqual(['returning'])
    expect(next({ ...free, status: 'returning' })).toEqual(['available'])
  })

  it('off duty offer nothing', () => {
    expect(unitSteps({ ...free, duty: 'off' }, true).every(({ is }) => is === 'cannot')).toBe(true)
  })
})
