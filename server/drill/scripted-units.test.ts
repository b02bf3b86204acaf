import { describe, expect, it } from 'vitest'
import { arrivesMs, driveAt } from '../../scenarios/drive.ts'
import { Stage } from '../../tests/support/drill/stage.ts'

const MINUTE = 60_000
const RESCUE = 'u-990101101-01'

/** The scenario's units in the exercise, on duty, as the county pack would bring them. */
async function stageWithUnits(): Promise<Stage> {
  const stage = await Stage.open()
  for (const { unitId } of stage.scenario.units) {
    const unit = { unitId, name: unitId, teamType: 'rescue', headcount: 5, simulated: true }
    expect(stage.give('RegisterUnit', unit, '990101101').ok).toBe(true)
    expect(stage.give('SetDuty', { unitId, duty: 'on' }, '990101101').ok).toBe(true)
  }
  return stage
}

const fixesOf = (stage: Stage, unit = RESCUE) => stage.fixes.filter(({ unitId }) => unitId === unit)

describe('scripted units', () => {
  it('stand still before the start, and stand on the map right after it', async () => {
    const stage = await stageWithUnits()
    await stage.clock.pass(MINUTE)
    expect(stage.fixes).toEqual([])
    stage.give('StartExercise')
    expect(fixesOf(stage)).toHaveLength(1)
    expect(fixesOf(stage)[0]).toMatchObject({ speedMps: 0, simulated: true, device: 'simulated:drill-1' })
  })

  it('say every 2 s where they are while they move, and now and then while they stand', async () => {
    const stage = await stageWithUnits()
    stage.give('StartExercise')
    await stage.clock.pass(5 * MINUTE - 1)
    expect(fixesOf(stage)).toHaveLength(10)
    stage.fixes.length = 0
    await stage.clock.pass(MINUTE)
    const moving = fixesOf(stage)
    expect(moving).toHaveLength(30)
    expect(moving.every(({ speedMps = 0 }) => speedMps > 0)).toBe(true)
    const gaps = moving.slice(1).map(({ fixAtMs }, at) => fixAtMs - (moving[at]?.fixAtMs ?? 0))
    expect(new Set(gaps)).toEqual(new Set([2_000]))
  })

  it('are where the scenario has them at that T+, at 60x too', async () => {
    const stage = await stageWithUnits()
    const [rescue] = stage.scenario.units
    stage.give('StartExercise')
    stage.give('SetExerciseRate', { rate: 60 })
    await stage.clock.pass(16_000)
    const last = fixesOf(stage).at(-1)
    const startMs = Date.parse(stage.log.find(({ type }) => type === 'ExerciseStarted')?.recordedAt ?? '')
    const expected = rescue && driveAt(rescue, ((last?.fixAtMs ?? 0) - startMs) * 60)
    expect(last).toMatchObject({ lat: expected?.lat, lon: expected?.lon })
  })

  it('say once that they have arrived', async () => {
    const stage = await stageWithUnits()
    const [rescue] = stage.scenario.units
    stage.give('StartExercise')
    stage.give('JumpExercise', { toMs: rescue ? Math.floor(arrivesMs(rescue)) - 3_000 : 0 })
    stage.fixes.length = 0
    await stage.clock.pass(20_000)
    expect(fixesOf(stage).map(({ speedMps = 0 }) => speedMps > 0)).toEqual([true, false])
  })

  it('are silent while the exercise is paused, and after its end', async () => {
    const stage = await stageWithUnits()
    stage.give('StartExercise')
    await stage.clock.pass(6 * MINUTE)
    stage.give('PauseExercise')
    stage.fixes.length = 0
    await stage.clock.pass(10 * MINUTE)
    expect(stage.fixes).toEqual([])
    stage.give('ResumeExercise')
    expect(fixesOf(stage)).toHaveLength(1)
    expect(stage.clock.pending).toBeGreaterThan(0)
    stage.give('EndExercise')
    stage.fixes.length = 0
    // Silent because nothing drives them, not only because what drives them says nothing.
    expect(stage.clock.pending).toBe(0)
    await stage.clock.pass(10 * MINUTE)
    expect(stage.fixes).toEqual([])
  })

  it('are silent off duty', async () => {
    const stage = await stageWithUnits()
    stage.give('StartExercise')
    stage.give('SetDuty', { unitId: RESCUE, duty: 'off' }, '990101101')
    stage.fixes.length = 0
    await stage.clock.pass(6 * MINUTE)
    expect(fixesOf(stage)).toEqual([])
    expect(fixesOf(stage, 'u-990101101-05').length).toBeGreaterThan(0)
  })
})
