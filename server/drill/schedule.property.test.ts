import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Stage } from '../../tests/support/drill/stage.ts'

const step = fc.oneof(
  fc.record({ is: fc.constant('pass'), ms: fc.integer({ min: 1, max: 400_000 }) }),
  fc.record({ is: fc.constant('rate'), ms: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ is: fc.constant('jump'), ms: fc.integer({ min: 0, max: 1_500_000 }) }),
  fc.record({ is: fc.constant('kill'), ms: fc.integer({ min: 1, max: 120_000 }) }),
  fc.record({ is: fc.constant('sleep'), ms: fc.integer({ min: 1, max: 120_000 }) }),
  fc.record({ is: fc.constant('fail'), ms: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ is: fc.constantFrom('pause', 'resume'), ms: fc.constant(0) }),
)

async function play(stage: Stage, { is, ms }: { is: string; ms: number }): Promise<Stage> {
  if (is === 'pass') await stage.clock.pass(ms)
  if (is === 'rate') stage.give('SetExerciseRate', { rate: ms })
  if (is === 'jump') stage.give('JumpExercise', { toMs: ms })
  if (is === 'sleep') await stage.clock.sleep(ms)
  if (is === 'fail') stage.failing = ms
  if (is === 'pause') stage.give('PauseExercise')
  if (is === 'resume') stage.give('ResumeExercise')
  return is === 'kill' ? stage.killAndStart(ms) : stage
}

it('whatever the controller, the power and the database do: once each, never early, and none is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let stage = await Stage.open()
      stage.give('StartExercise')
      for (const one of steps) stage = await play(stage, one)
      // A pause after a stop may still be on its way.
      await stage.clock.pass(5_000)
      stage.give('ResumeExercise')
      await stage.clock.pass(26 * 60_000)

      const offsets = new Map(stage.scenario.injects.map(({ no, offsetMs }) => [no, offsetMs]))
      const delivered = stage.delivered()
      expect(new Set(delivered.map(({ no }) => no)).size).toBe(delivered.length)
      for (const { no, atMs = NaN } of delivered) expect(atMs).toBeGreaterThanOrEqual(offsets.get(no) ?? NaN)
      const forgotten = [...stage.store.by('inject', 'status', 'waiting')].map(({ id }) => id)
      expect(forgotten).toEqual([])
    }),
    { numRuns: 60 },
  )
})
