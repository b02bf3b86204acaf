import { expect, it } from 'vitest'
import { wholeTitle } from './whole-text.ts'

const text = { innerText: '云溪 1 号 ·\n  水位每小时涨 40 厘米', clientWidth: 120, title: '' }

it('what is cut off is whole on hover, in one line', () => {
  expect(wholeTitle({ ...text, scrollWidth: 300 }, false)).toBe('云溪 1 号 · 水位每小时涨 40 厘米')
})

it('what has room has no title, also when it had one while it was cut off', () => {
  expect(wholeTitle({ ...text, scrollWidth: 120 }, false)).toBe('')
  expect(wholeTitle({ ...text, scrollWidth: 120, title: '水位' }, true)).toBe('')
})

it("another's title is left alone", () => {
  expect(wholeTitle({ ...text, scrollWidth: 300, title: '2026-11-23' }, false)).toBe('2026-11-23')
})
