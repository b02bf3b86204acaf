import { expect, it } from 'vitest'
import { RecentAnswers } from './recent-answers.ts'

function counting() {
  const how: string[] = []
  let computed = 0
  const recent = new RecentAnswers((each) => how.push(each))
  const ask = (question: object) => recent.answer(question, async () => ++computed)
  return { ask, how }
}

it('the same question is computed once, however its fields are ordered', async () => {
  const { ask, how } = counting()
  expect(await Promise.all([ask({ a: 1, b: [2] }), ask({ b: [2], a: 1 }), ask({ a: 1, b: [3] })])).toEqual([
    1, 1, 2,
  ])
  expect(how).toEqual(['computed', 'kept', 'computed'])
})

it('the last 64 are kept, and what is asked again counts as new', async () => {
  const { ask } = counting()
  for (let n = 0; n < 64; n++) await ask({ n })
  expect(await ask({ n: 0 })).toBe(1)
  await ask({ n: 64 })
  expect(await ask({ n: 0 })).toBe(1)
  expect(await ask({ n: 1 })).toBe(66)
})

it('what could not be computed is tried again', async () => {
  const recent = new RecentAnswers(() => undefined)
  await expect(recent.answer({ n: 1 }, () => Promise.reject(new Error('the thread ended')))).rejects.toThrow(
    'the thread ended',
  )
  expect(await recent.answer({ n: 1 }, async () => 2)).toBe(2)
})
