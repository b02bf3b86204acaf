import { describe, expect, it } from 'vitest'
import { COUNTY } from '../../tests/support/domain/bodies/body.ts'
import { anExercise, lastOf } from '../../tests/support/domain/scene.ts'

const county = { jurisdiction: COUNTY }

/** Started, then jumped to T+100 s; the pause comes at T+160 s. */
function pausedAt(payload: Record<string, unknown>): number {
  const scene = anExercise()
  scene.did('JumpExercise', { toMs: 100_000 }, county)
  scene.clock.pass(59_000)
  scene.did('PauseExercise', payload, county)
  const exercise = scene.store.get('exercise', 'exercise')
  const event = scene.room.log.at(-1)
  expect(exercise?.clock).toEqual({ is: 'paused', rate: 1, anchorMs: lastOf(scene, 'ExercisePaused').atMs })
  expect(event?.exerciseMs).toBe(lastOf(scene, 'ExercisePaused').atMs)
  return lastOf(scene, 'ExercisePaused').atMs
}

describe('PauseExercise', () => {
  it('pauses now', () => expect(pausedAt({})).toBe(160_000))
  it('pauses at the T+ at which the exercise stood still already', () =>
    expect(pausedAt({ atMs: 120_000 })).toBe(120_000))
  it('never before the instant at which the clock was last set', () =>
    expect(pausedAt({ atMs: 0 })).toBe(100_000))
  it('never later than now', () => expect(pausedAt({ atMs: 900_000 })).toBe(160_000))
})
