import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

const touch = (recent: Recent, id: string, seq: number) => recent.touch({ kind: 'unit', id, seq })
const after = (recent: Recent, since: number) => [...recent.after(since)].map(({ id }) => id)

it('[S3] names each record once, newest first', () => {
  const recent = new Recent(10, 0)
  for (const [at, id] of ['a', 'b', 'a', 'c', 'a'].entries()) touch(recent, id, at + 1)
  expect(after(recent, 0)).toEqual(['a', 'c', 'b'])
  expect(after(recent, 3)).toEqual(['a', 'c'])
  expect(after(recent, 5)).toEqual([])
})

it('[S4] is whole back to its floor, which rises only when a record is forgotten', () => {
  const recent = new Recent(2, 7)
  for (let seq = 8; seq < 100; seq++) touch(recent, seq % 2 ? 'odd' : 'even', seq)
  expect(recent.floor).toBe(7)
  touch(recent, 'third', 100)
  expect(recent.floor).toBe(98)
  expect(after(recent, 98)).toEqual(['third', 'odd'])
})

it('[S4] remembers nothing when it may not', () => {
  const recent = new Recent(0, 0)
  touch(recent, 'a', 1)
  expect(recent.floor).toBe(1)
  expect(after(recent, 1)).toEqual([])
})
