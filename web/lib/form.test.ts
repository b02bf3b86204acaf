import { expect, it } from 'vitest'
import { FormState } from './form.svelte.ts'

it('an answer that comes after its form was left closes nothing', () => {
  const form = new FormState()
  let closed = 0
  const close = () => (closed += 1)
  const leave = form.shown()
  leave()
  form.close(close)
  expect(closed).toBe(0)
  form.shown()
  form.close(close)
  expect(closed).toBe(1)
})
