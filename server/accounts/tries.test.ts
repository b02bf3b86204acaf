import { describe, expect, it } from 'vitest'
import { LOCKED_MS, SignInTries } from './tries.ts'

/** Begins as many tries, and says whether the key is locked then. */
function locked(tries: SignInTries, instants: readonly number[], key = 'name'): boolean {
  for (const at of instants) if (tries.wait(key, at) === 0) tries.begin(key, at)
  return tries.wait(key, instants.at(-1) ?? 0) > 0
}

describe('wrong passwords', () => {
  it('lock a key at the limit, for as long as is said, and then count from one', () => {
    const tries = new SignInTries(5)
    expect(locked(tries, [1, 2, 3, 4])).toBe(false)
    expect(locked(tries, [5])).toBe(true)
    expect(tries.wait('other', 5)).toBe(0)
    expect(tries.wait('name', 5 + LOCKED_MS)).toBe(0)
    expect(locked(tries, [6 + LOCKED_MS, 7 + LOCKED_MS])).toBe(false)
  })

  it('that lie further apart than the window do not add up', () => {
    const tries = new SignInTries(3, 1000)
    expect(locked(tries, [0, 500, 1000, 1500, 2000])).toBe(false)
    expect(locked(tries, [2100, 2200])).toBe(true)
  })

  it('are forgotten key by key, or by their beginning', () => {
    const tries = new SignInTries(1)
    for (const key of ['wang 1', 'wang 2', 'li 1']) tries.begin(key, 0)
    tries.clearAll('wang ')
    tries.clear('li 2')
    expect(['wang 1', 'wang 2', 'li 1'].map((key) => tries.wait(key, 1) > 0)).toEqual([false, false, true])
  })
})
