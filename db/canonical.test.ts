import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { ChainCheck, GENESIS, seal } from './hash-chain.ts'

describe('canonical text', () => {
  it('is the same whatever the order of the keys', () => {
    expect(canonical({ b: [1, { d: 1, c: '甲' }], a: null })).toBe('{"a":null,"b":[1,{"c":"甲","d":1}]}')
  })

  it('leaves out what JSON leaves out, so that a value read back gives the same text', () => {
    const value = { a: undefined, b: [undefined, -0, 1e21, 0.1 + 0.2], c: { d: undefined } }
    expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value))
  })

  it('refuses what has no text', () => {
    expect(() => canonical(() => 1)).toThrow(TypeError)
  })
})

describe('hash chain', () => {
  const rows = [
    { seq: 1, text: '暴雨' },
    { seq: 2, text: 'b' },
    { seq: 3, text: 'c' },
  ]

  it('holds for rows as they were sealed, in one go or in two', () => {
    const sealed = seal(GENESIS, rows)
    const again = [...seal(GENESIS, rows.slice(0, 1)), ...seal(sealed[0]?.hash ?? '', rows.slice(1))]
    expect(again).toEqual(sealed)
    const check = new ChainCheck()
    sealed.forEach((row) => check.add(row))
    expect([check.checked, check.bad]).toEqual([3, undefined])
  })

  it('names the first row that was changed or left out', () => {
    const sealed = seal(GENESIS, rows)
    const check = new ChainCheck()
    sealed.map((row) => (row.seq === 2 ? { ...row, text: 'B' } : row)).forEach((row) => check.add(row))
    expect(check.bad).toMatchObject({ seq: 2 })
    const gap = new ChainCheck()
    sealed.filter((row) => row.seq !== 2).forEach((row) => gap.add(row))
    expect(gap.bad).toMatchObject({ seq: 3 })
  })
})
