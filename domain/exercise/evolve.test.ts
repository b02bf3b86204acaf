import { describe, expect, it } from 'vitest'
import { COUNTY } from '../../tests/support/domain/bodies/body.ts'
import { anExercise, lastOf, type Scene } from '../../tests/support/domain/scene.ts'
import type { Event } from '../events.ts'
import { evolve } from '../evolve.ts'
import { Store } from '../store.ts'
import { exerciseMsAt } from './clock.ts'

const county = { jurisdiction: COUNTY }
const clockOf = (scene: Scene) => {
  const exercise = scene.store.get('exercise', 'exercise')
  if (!exercise) throw new Error('There is no exercise')
  return exercise.clock
}
const nowMs = (scene: Scene) => exerciseMsAt(clockOf(scene), Date.parse(scene.clock.now))

describe('the clock of an exercise', () => {
  it('runs, stands, runs faster, jumps and ends, as the log says', () => {
    const scene = anExercise({ started: false })
    expect(clockOf(scene)).toEqual({ is: 'prepared' })
    scene.did('StartExercise', {}, county)
    scene.clock.pass(9_000)
    scene.did('PauseExercise', {}, county)
    expect(clockOf(scene)).toEqual({ is: 'paused', rate: 1, anchorMs: 10_000 })
    scene.clock.pass(600_000)
    expect(nowMs(scene)).toBe(10_000)
    scene.did('SetExerciseRate', { rate: 10 }, county)
    scene.did('ResumeExercise', {}, county)
    scene.clock.pass(1_000)
    expect(nowMs(scene)).toBe(20_000)
    scene.did('JumpExercise', { toMs: 90_000 }, county)
    expect(nowMs(scene)).toBe(90_000)
    scene.did('SetExerciseRate', { rate: 1 }, county)
    expect(nowMs(scene)).toBe(100_000)
    scene.did('EndExercise', {}, county)
    scene.clock.pass(5_000)
    expect(clockOf(scene)).toEqual({ is: 'ended', anchorMs: 101_000 })
  })

  it.each([
    ['where it stood already', 12_000, 12_000],
    ['not before its clock was last set', 0, 10_000],
    ['not after now', 3_600_000, 21_000],
  ])('is paused %s, when the server was away', (_, atMs, expected) => {
    const scene = anExercise()
    scene.did('JumpExercise', { toMs: 10_000 }, county)
    scene.clock.pass(10_000)
    scene.did('PauseExercise', { atMs }, county)
    expect(clockOf(scene)).toMatchObject({ is: 'paused', anchorMs: expected })
  })

  it('jumps while it stands, and stands there', () => {
    const scene = anExercise()
    scene.did('PauseExercise', {}, county)
    scene.did('JumpExercise', { toMs: 90_000 }, county)
    expect(clockOf(scene)).toEqual({ is: 'paused', rate: 1, anchorMs: 90_000 })
  })
})

it('an inject says when it was delivered, or why it was skipped', () => {
  const scene = anExercise()
  scene.did('DeliverInject', { injectId: 'inject-1' })
  scene.did('SkipInject', { injectId: 'inject-2', reason: '时间不够' })
  expect(scene.store.get('inject', 'inject-1')?.status).toEqual({
    is: 'delivered',
    at: '2026-07-14T10:00:05.000Z',
    exerciseMs: 1_000,
    effectRefused: null,
  })
  expect(scene.store.get('inject', 'inject-2')?.status).toMatchObject({ is: 'skipped', reason: '时间不够' })
})

it('a message is what players see of an inject, until somebody signs for it', () => {
  const scene = anExercise()
  scene.did('DeliverInject', { injectId: 'inject-2' })
  const { messageId } = lastOf(scene, 'MessageReceived')
  expect(scene.store.get('message', messageId)).toMatchObject({
    channel: 'phone',
    from: { zh: '村民' },
    acknowledgedAt: null,
  })
  scene.did('AcknowledgeMessage', { messageId })
  expect(scene.store.get('message', messageId)?.acknowledgedAt).toBe(scene.clock.now)
})

it.each([
  ['moves the clock of an exercise that never was', 'ExerciseResumed', {}],
  ['delivers an inject that never was', 'InjectDelivered', { injectId: 'ghost' }],
  ['acknowledges a message that never was', 'MessageAcknowledged', { messageId: 'ghost' }],
])('a log that %s is damaged, and said so', (_, type, payload) => {
  expect(() => evolve(new Store(), { type, payload, seq: 3 } as unknown as Event)).toThrow(
    /never|not in the state/,
  )
})
