import { describe, expect, it } from 'vitest'
import { grantIn, MAY_COMMAND, mayCommand, type Grant, type OperationAccess } from './access.ts'
import type { Role } from './actor.ts'
import { COMMAND_TYPES } from './commands.ts'
import { jurisdiction } from './jurisdiction.ts'

const grant = (operation: string, role: Role, code: string): Grant => ({
  operation,
  role,
  jurisdiction: jurisdiction.parse(code),
})
const LIVE: OperationAccess = { id: 'live', kind: 'actual', participants: [], started: true }
const drill = (started: boolean, ...codes: string[]): OperationAccess => ({
  id: 'drill-1',
  kind: 'exercise',
  participants: codes.map((code) => jurisdiction.parse(code)),
  started,
})
const roleIn = (operation: OperationAccess, ...grants: Grant[]) => grantIn(operation, grants)?.role

describe('who enters an operation', () => {
  const duty = grant('live', 'duty', '990101101')

  it('the live one: those with a grant for it', () => {
    expect(roleIn(LIVE, duty)).toBe('duty')
    expect(roleIn(LIVE, grant('exercises', 'controller', '990101'))).toBeUndefined()
  })

  it('an exercise: its own grant before one for all exercises before the live one', () => {
    const own = grant('drill-1', 'evaluator', '990101')
    const all = grant('exercises', 'observer', '990101')
    expect(roleIn(drill(true, '990101101'), duty, all, own)).toBe('evaluator')
    expect(roleIn(drill(true, '990101101'), duty, all)).toBe('observer')
    expect(roleIn(drill(true, '990101101'), duty)).toBe('duty')
  })

  it('an exercise: only those of the jurisdictions that play', () => {
    expect(roleIn(drill(true, '990101102'), duty)).toBeUndefined()
    expect(roleIn(drill(true, '990101'), duty)).toBe('duty')
    expect(roleIn(drill(true, '990101101001'), duty)).toBe('duty')
  })

  it('an exercise that has not started does not exist for its players', () => {
    expect(roleIn(drill(false, '990101101'), duty)).toBeUndefined()
    expect(roleIn(drill(false, '990101101'), grant('exercises', 'controller', '990101'))).toBe('controller')
    expect(roleIn(drill(false, '990101101'), grant('exercises', 'observer', '990101'))).toBeUndefined()
  })
})

describe('who may give a command', () => {
  it('whoever has the role, in what their jurisdiction covers', () => {
    expect(mayCommand(grant('live', 'duty', '990101101'), 'IssueStock', '990101101')).toBe(true)
    expect(mayCommand(grant('live', 'duty', '990101101'), 'IssueStock', '990101102')).toBe(false)
    expect(mayCommand(grant('live', 'duty', '990101101'), 'IssueStock', '990101')).toBe(false)
    expect(mayCommand(grant('live', 'commander', '990101'), 'IssueStock', '990101102')).toBe(true)
    expect(mayCommand(grant('live', 'team', '990101101'), 'IssueStock', '990101101')).toBe(false)
  })

  it.each<Role>(['auditor', 'evaluator', 'observer', 'wall'])('%s only looks on', (role) => {
    const gives = COMMAND_TYPES.filter((type) => mayCommand(grant('live', role, '990101'), type, '990101'))
    expect(gives).toEqual([])
  })

  it('the clock of a drill moves for its controller alone, and nobody prepares one by hand', () => {
    expect(MAY_COMMAND.StartExercise).toEqual(['controller'])
    expect(MAY_COMMAND.PrepareExercise).toEqual([])
    expect(MAY_COMMAND.PrepareInject).toEqual([])
  })
})
