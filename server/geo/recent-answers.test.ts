import { expect, it } from 'vitest'
import { RecentAnswers } from './recent-answers.ts'

function counting() {
  const how: string[] = []
  let computed = 0
  const recent = new RecentAnswers((each) => how.push(each))
  const ask = (question: object) => recent.answer(question, () => ++computed)
  return { ask, how }
}

it('the same question is computed once, however its fields are ordered', () => {
  const { ask, how } = counting()
  expect([ask({ a: 1, b: [2] }), ask({ b: [2], a: 1 }), ask({ a: 1, b: [3] })]).toEqual([1, 1, 2])
  expect(how).toEqual(['computed', 'kept', 'computed'])
})

it('the last 64 are kept, and what is asked again counts as new', () => {
  const { ask } = counting()
  ask({ n: 0 })
  ask({ n: 1 })
  for (let n = 2; n < 64; n++) ask({ n })
  expect(ask({ n: 0 })).toBe(1)
  ask({ n: 64 })
  expect(ask({ n: 0 })).toBe(1)
  expect(ask({ n: 1 })).toBe(66)
})
