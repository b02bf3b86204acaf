import { expect, it } from 'vitest'
import { ageS, CLOCK_AHEAD_MS, isStale, SOS_STANDS_MS, sosStands } from './stale.ts'

it('a unit is stale when its last fix is older than the limit, and not a millisecond before', () => {
  expect(isStale(0, 300_000)).toBe(false)
  expect(isStale(0, 300_001)).toBe(true)
  expect(isStale(0, 61_000, 60)).toBe(true)
})

it('a fix of a clock that runs ahead a little is neither stale nor of a negative age', () => {
  expect(isStale(10_000, 0, 1)).toBe(false)
  expect(ageS(10_000, 0)).toBe(0)
  expect(ageS(0, 1_999)).toBe(1)
})

it('a fix from further ahead is never fresh, and a call for help from there does not stand', () => {
  expect([isStale(CLOCK_AHEAD_MS, 0), isStale(CLOCK_AHEAD_MS + 1, 0)]).toEqual([false, true])
  expect([sosStands(CLOCK_AHEAD_MS, 0), sosStands(CLOCK_AHEAD_MS + 1, 0)]).toEqual([true, false])
})

it('a call for help stands for its time and no longer', () => {
  expect(sosStands(null, 0)).toBe(false)
  expect(sosStands(0, SOS_STANDS_MS)).toBe(true)
  expect(sosStands(0, SOS_STANDS_MS + 1)).toBe(false)
})
