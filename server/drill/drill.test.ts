import { describe, expect, it } from 'vitest'
import { viewEvent, type Audience } from '../../domain/visibility.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { Stage } from '../../tests/support/drill/stage.ts'

const MINUTE = 60_000
const nos = (stage: Stage): number[] => stage.delivered().map(({ no }) => no)
const clockOf = (stage: Stage) => stage.store.get('exercise', 'exercise')?.clock

describe('the schedule', () => {
  it('delivers nothing before the start', async () => {
    const stage = await Stage.open()
    await stage.clock.pass(60 * MINUTE)
    expect(nos(stage)).toEqual([])
    expect(stage.clock.pending).toBe(0)
  })

  it('delivers each inject at its T+ and none before', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(MINUTE - 1)
    expect(nos(stage)).toEqual([1])
    await stage.clock.pass(1)
    expect(nos(stage)).toEqual([1, 2])
    await stage.clock.pass(25 * MINUTE)
    expect(stage.delivered()).toEqual(
      stage.scenario.injects.map(({ no, offsetMs }) => ({ no, atMs: offsetMs })),
    )
  })

  it('keeps to T+ at 60x', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    stage.give('SetExerciseRate', { rate: 60 })
    await stage.clock.pass(25_000)
    const late = stage
      .delivered()
      .map(({ atMs = NaN }, at) => atMs - (stage.scenario.injects[at]?.offsetMs ?? NaN))
    expect(late).toHaveLength(12)
    // A timer counts whole milliseconds, and one of them is 60 of the exercise.
    expect(late.every((ms) => ms >= 0 && ms < 60)).toBe(true)
  })

  it('waits with one timer, however many injects are to come', async () => {
    const stage = await Stage.open((scenario) => ({ ...scenario, units: [] }))
    stage.give('StartExercise')
    await stage.clock.pass(0)
    // The other one is the sign of life.
    expect(stage.clock.pending).toBe(2)
  })

  it('sets its timer anew when the rate changes', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(30_000)
    stage.give('SetExerciseRate', { rate: 30 })
    await stage.clock.pass(1_000)
    expect(nos(stage)).toEqual([1, 2])
  })

  it('delivers what is due at the same instant in the order of the list', async () => {
    const stage = await Stage.open((all) => ({
      ...all,
      injects: all.injects.map((inject) => ({ ...inject, offsetMs: 5_000 })).toReversed(),
    }))
    stage.give('StartExercise')
    await stage.clock.pass(5_000)
    expect(nos(stage)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('the controller', () => {
  it('pauses: nothing arrives; resumes: the rest arrives at its T+', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(30_000)
    stage.give('PauseExercise')
    await stage.clock.pass(60 * MINUTE)
    expect(nos(stage)).toEqual([1])
    expect(stage.clock.pending).toBe(0)
    stage.give('ResumeExercise')
    await stage.clock.pass(30_000)
    expect(stage.delivered().at(-1)).toEqual({ no: 2, atMs: MINUTE })
  })

  it('jumps: what lies between is skipped and never delivered', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(1_000)
    stage.give('JumpExercise', { toMs: 10 * MINUTE })
    await stage.clock.pass(15 * MINUTE)
    expect(nos(stage)).toEqual([1, 6, 7, 8, 9, 10, 11, 12])
    const skipped = [...stage.store.by('inject', 'status', 'skipped')].map(({ script }) => script.no)
    expect(skipped).toEqual([2, 3, 4, 5])
  })

  it('delivers or skips one by hand, and it is not delivered again', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(1_000)
    stage.give('DeliverInject', { injectId: 'inject-3' }, '990101101')
    stage.give('SkipInject', { injectId: 'inject-2' }, '990101101')
    await stage.clock.pass(7 * MINUTE)
    expect(nos(stage)).toEqual([1, 3, 4])
  })

  it('ends it: nothing more arrives and no timer is left', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(90_000)
    stage.give('EndExercise')
    await stage.clock.pass(60 * MINUTE)
    expect(nos(stage)).toEqual([1, 2])
    expect(stage.clock.pending).toBe(0)
  })

  it('is told when what an inject carries was refused; the message arrives all the same', async () => {
    const stage = await Stage.open((all) => ({
      ...all,
      injects: all.injects.map((inject) => ({
        ...inject,
        effect: { type: 'CloseIncident', payload: { incidentId: 'none', reason: 'x' } },
      })),
    }))
    stage.give('StartExercise')
    await stage.clock.pass(0)
    const first = stage.store.get('inject', 'inject-1')
    expect(first?.status).toMatchObject({ is: 'delivered', effectRefused: expect.any(String) })
    expect([...stage.store.list('message')]).toHaveLength(1)
  })
})

describe('the players', () => {
  it('see the message that an inject became, and nothing else of it', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(25 * MINUTE)
    const player: Audience = { role: 'duty', jurisdiction: jurisdiction.parse('990101') }
    const seen = stage.log.flatMap((event) => viewEvent(player, event) ?? [])
    expect(new Set(seen.map(({ type }) => type))).toEqual(
      new Set(['BaseDataChanged', 'ExerciseStarted', 'MessageReceived', 'IncidentReported']),
    )
    expect(seen.filter(({ type }) => type === 'MessageReceived')).toHaveLength(12)
  })
})

describe('a stop of the server', () => {
  it('of less than a minute: the schedule goes on, and what fell due meanwhile arrives at once', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(30_000)
    const next = await stage.killAndStart(40_000)
    await next.clock.pass(0)
    expect(clockOf(next)?.is).toBe('running')
    expect(next.delivered()).toEqual([
      { no: 1, atMs: 0 },
      { no: 2, atMs: 70_000 },
    ])
  })

  it('between two injects: each arrives once', async () => {
    let stage = await Stage.open()
    stage.give('StartExercise')
    for (let times = 0; times < 30; times += 1) {
      await stage.clock.pass(45_000)
      stage = await stage.killAndStart(5_000)
    }
    expect(nos(stage)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect([...stage.store.list('message')]).toHaveLength(12)
  })

  it('of more than a minute: it comes back paused where it stood, and says why', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(50_000)
    const next = await stage.killAndStart(3_600_000)
    await next.clock.pass(10 * MINUTE)
    expect(clockOf(next)).toEqual({ is: 'paused', rate: 1, anchorMs: 50_000 })
    expect(nos(next)).toEqual([1])
    const said = next.log.at(-1)
    expect(said).toMatchObject({ type: 'ExercisePaused', payload: { atMs: 50_000 }, exerciseMs: 50_000 })
    expect(said?.type === 'ExercisePaused' && said.payload.reason).toContain('系统中断')
    next.give('ResumeExercise')
    await next.clock.pass(10_000)
    expect(next.delivered().at(-1)).toEqual({ no: 2, atMs: MINUTE })
  })

  it('of more than a minute with the clock at rest changes nothing', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    stage.give('PauseExercise')
    const before = stage.log.length
    const next = await stage.killAndStart(3_600_000)
    await next.clock.pass(MINUTE)
    expect(next.log).toHaveLength(before)
  })

  it('by sleep of its machine is a stop as well', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(50_000)
    await stage.clock.sleep(3_600_000)
    expect(clockOf(stage)).toEqual({ is: 'paused', rate: 1, anchorMs: 50_000 })
    expect(nos(stage)).toEqual([1])
  })

  it('by sleep changes nothing when another node has gone on meanwhile', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(50_000)
    stage.leads = false
    await stage.clock.sleep(3_600_000)
    expect(clockOf(stage)?.is).toBe('running')
    expect(nos(stage)).toEqual([1])
  })

  it('tries the pause again until it is stored', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(50_000)
    stage.failing = 3
    await stage.clock.sleep(3_600_000)
    expect(clockOf(stage)?.is).toBe('running')
    await stage.clock.pass(10_000)
    expect(clockOf(stage)?.is).toBe('paused')
    expect(nos(stage)).toEqual([1])
  })
})

describe('a failing database', () => {
  it('delays an inject, and nothing is lost or doubled', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(0)
    stage.failing = 5
    await stage.clock.pass(2 * MINUTE)
    expect(nos(stage)).toEqual([1, 2])
    expect(stage.warnings).toContain('an inject was not delivered')
  })
})

describe('stopping', () => {
  it('leaves no timer and writes down when it was', async () => {
    const stage = await Stage.open()
    stage.give('StartExercise')
    await stage.clock.pass(7_000)
    await stage.drill.stop()
    expect(stage.clock.pending).toBe(0)
    expect(stage.kept.alive.atMs).toBe(stage.clock.now())
  })
})
