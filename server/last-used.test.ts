import { expect, it } from 'vitest'
import { LastFound, LastUsed } from './last-used.ts'

it('keeps what was asked for last, and makes anew what went', () => {
  const made: string[] = []
  const kept = new LastUsed<string>(2)
  const ask = (key: string) =>
    kept.of(key, () => {
      made.push(key)
      return key
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(ask(key)).toBe(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('tells of what went, and at the end of all', () => {
  const gone: string[] = []
  const kept = new LastUsed<string>(2, (value) => gone.push(value))
  for (const key of ['a', 'b', 'a', 'c']) kept.of(key, () => key)
  expect(gone).toEqual(['b'])
  kept.clear()
  expect(gone).toEqual(['b', 'a', 'c'])
})

it('looks once for what many ask at once, and again for what was not there or failed', async () => {
  let looked = 0
  const found = new LastFound<number>(2)
  const ask = (find: () => Promise<number | undefined>) =>
    found.of('key', () => {
      looked++
      return find()
    })
  const failed = () => Promise.reject(new Error('not now'))
  await Promise.all([
    expect(ask(failed)).rejects.toThrow('not now'),
    expect(ask(failed)).rejects.toThrow('not now'),
  ])
  expect(await ask(async () => undefined)).toBeUndefined()
  expect(await Promise.all([ask(async () => 7), ask(async () => 8)])).toEqual([7, 7])
  expect(await ask(async () => 9)).toBe(7)
  expect(looked).toBe(3)
})

it('lets nothing go for what is not there', async () => {
  const looked: string[] = []
  const found = new LastFound<string>(2)
  const ask = (key: string, answer?: string) =>
    found.of(key, async () => {
      looked.push(key)
      return answer
    })
  for (const key of ['now', 'then']) await ask(key, key)
  await Promise.all(['x', 'y', 'z'].map((unknown) => ask(unknown)))
  expect(await Promise.all(['now', 'then'].map((key) => ask(key, 'made anew')))).toEqual(['now', 'then'])
  await ask('later', 'later')
  expect(await ask('then', 'made anew')).toBe('then')
  expect(looked).toEqual(['now', 'then', 'x', 'y', 'z', 'later'])
})
