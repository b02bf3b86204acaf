import { expect, it } from 'vitest'
import { ageS, isStale, SOS_STANDS_MS, sosStands } from './stale.ts'

it('a unit is stale when its last fix is older than the limit, and not a millisecond before', () => {
  expect(isStale(0, 300_000)).toBe(false)
  expect(isStale(0, 300_001)).toBe(true)
  expect(isStale(0, 61_000, 60)).toBe(true)
})

it('a fix from the future is neither stale nor of a negative age', () => {
  expect(isStale(10_000, 0, 1)).toBe(false)
  expect(ageS(10_000, 0)).toBe(0)
  expect(ageS(0, 1_999)).toBe(1)
})

it('a call for help stands for its time and no longer', () => {
  expect(sosStands(null, 0)).toBe(false)
  expect(sosStands(0, SOS_STANDS_MS)).toBe(true)
  expect(sosStands(0, SOS_STANDS_MS + 1)).toBe(false)
})
