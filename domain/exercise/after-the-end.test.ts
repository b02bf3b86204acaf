import { expect, it } from 'vitest'
import { drawCommand } from '../../tests/support/domain/bodies/all.ts'
import { COUNTY } from '../../tests/support/domain/bodies/body.ts'
import { seeded } from '../../tests/support/domain/draw.ts'
import { aMarking, anExercise, anIncident, aUnit, lastOf } from '../../tests/support/domain/scene.ts'
import { COMMAND_TYPES, parseCommand, type CommandType } from '../commands.ts'

/** An exercise that has ended, with something of everything in it. */
function anEndedExercise() {
  const scene = anExercise()
  const incidentId = anIncident(scene)
  const unitId = aUnit(scene)
  const markingId = aMarking(scene)
  scene.did('DeliverInject', { injectId: 'inject-2' })
  const { messageId } = lastOf(scene, 'MessageReceived')
  scene.did('EndExercise', {}, { jurisdiction: COUNTY })
  return { scene, incidentId, unitId, markingId, messageId }
}

it('after its end an exercise takes no report, no duty, no marking and no signature', () => {
  const { scene, incidentId, unitId, markingId, messageId } = anEndedExercise()
  const events = scene.room.log.length
  const tries: [CommandType, Record<string, unknown>][] = [
    ['ReportIncident', { code: '11B03', place: '桥', source: 'phone', description: '水' }],
    ['SetDuty', { unitId, duty: 'off' }],
    ['ArchiveIncident', { incidentId }],
    ['LiftMarking', { markingId }],
    ['AcknowledgeMessage', { messageId }],
    ['ChangeBaseData', { version: 'qingshi-2', dataDate: '2026-06-01' }],
  ]
  for (const [type, payload] of tries) expect(scene.does(type, payload), type).toBe('exercise-ended')
  expect(scene.room.log).toHaveLength(events)
})

it('after its end an exercise takes no command of any type', () => {
  const { scene } = anEndedExercise()
  const draw = seeded(1)
  const events = scene.room.log.length
  const tried = new Set<CommandType>()
  for (let count = 0; tried.size < COMMAND_TYPES.length && count < 20_000; count++) {
    const parsed = parseCommand(drawCommand(draw, scene.store, `command-${count}`, 'exercise'))
    if (!parsed.ok || tried.has(parsed.value.type)) continue
    tried.add(parsed.value.type)
    const { occurredAt: _, ...command } = parsed.value
    const [decision] = scene.room.submit(command as typeof parsed.value).decisions
    expect(decision?.ok === false && decision.refusal.code, command.type).toBe('exercise-ended')
  }
  expect([...tried].sort()).toEqual([...COMMAND_TYPES].sort())
  expect(scene.room.log).toHaveLength(events)
})
