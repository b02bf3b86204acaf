import { expect, it } from 'vitest'
import { counted, figure } from './counted.ts'

it('one is said in the singular, none and several in the plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'item'))).toEqual(['0 items', '1 item', '2 items'])
  expect([1, 12].map((count) => counted(count, 'person', 'people'))).toEqual(['1 person', '12 people'])
})

it('what has not come is not counted as none', () => {
  expect(figure(true, 0)).toBe('0')
  expect(figure(false, 0)).toBe('—')
})
