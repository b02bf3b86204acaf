import { expect, it } from 'vitest'
import { Budget } from './budget.ts'

it('lets a line ask in bursts, stops one that never rests, and lets it go on after a while', () => {
  let nowMs = 0
  const budget = new Budget(() => nowMs)
  const asked = (times: number) => Array.from({ length: times }, () => budget.take()).filter(Boolean).length
  expect(asked(500)).toBe(300)
  nowMs += 1_000
  expect(asked(500)).toBe(100)
  nowMs += 60_000
  expect(asked(500)).toBe(300)
})
