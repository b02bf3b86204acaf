import { describe, expect, it } from 'vitest'
import { fixOf } from '../positions/testing.ts'
import { decodeHint, encodeHint } from './hints.ts'

describe('a hint', () => {
  it('arrives as it was sent', () => {
    const fixes = [fixOf('a', 1_000, { sos: true, speedMps: 3 }), fixOf('b', 2_000)]
    const text = encodeHint('node-1', 'fixes', { operation: 'live', fixes })
    expect(decodeHint(text)).toEqual({ from: 'node-1', kind: 'fixes', hint: { operation: 'live', fixes } })
  })

  it.each([
    ['no JSON', '{'],
    ['no hint', '"live"'],
    ['of a kind that only a later version knows', '["n","weather",{}]'],
    ['of a kind that every object has', '["n","constructor",{}]'],
    ['without what it is about', '["n","stored",{"operation":"live"}]'],
    ['with a seq that no log has', '["n","stored",{"operation":"live","seq":-1}]'],
  ])('is left alone when it is %s', (_, text) => {
    expect(decodeHint(text)).toBeUndefined()
  })
})
