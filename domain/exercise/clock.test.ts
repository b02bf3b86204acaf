import { expect, it } from 'vitest'
import { exerciseMsAt, storyAt, type ExerciseClock } from './clock.ts'

const anchorAt = '2026-07-14T10:00:00.000Z'
const at = (seconds: number) => Date.parse(anchorAt) + seconds * 1000
const running = (rate: number, anchorMs = 0): ExerciseClock => ({ is: 'running', rate, anchorAt, anchorMs })

it.each<[string, ExerciseClock, number, number]>([
  ['is 0 before the start', { is: 'prepared' }, at(99), 0],
  ['runs with the wall clock', running(1), at(10), 10_000],
  ['runs faster at a rate', running(60, 5_000), at(2), 125_000],
  ['counts in whole milliseconds', running(1.5), at(0.001), 2],
  ['does not run backwards when the wall clock does', running(1, 5_000), at(-60), 5_000],
  ['stands when paused', { is: 'paused', rate: 4, anchorMs: 7_000 }, at(99), 7_000],
  ['stands when ended', { is: 'ended', anchorMs: 8_000 }, at(99), 8_000],
])('exercise time %s', (_, clock, nowMs, expected) => {
  expect(exerciseMsAt(clock, nowMs)).toBe(expected)
})

it('the story moves by its factor', () => {
  expect(storyAt('2026-07-14T18:00:00.000+08:00', 2, 60_000)).toBe('2026-07-14T10:02:00.000Z')
})

it('the longest exercise in the fastest story still has an instant', () => {
  expect(storyAt('9999-12-31T23:59:59.999Z', 100, 366 * 86_400_000)).toMatch(/^\+010100/)
})
