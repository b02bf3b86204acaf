import { beforeEach, describe, expect, it } from 'vitest'
import type { Config, SessionAnswer } from '../lib/answers.ts'
import { keep } from '../lib/kept.ts'
import { forgetLastKnown, lastKnown, remember, rememberSession } from './last-known.ts'

const config: Config = { version: '1', county: null, demo: null, staleAfterS: 60 }
const person = (id: string): SessionAnswer => ({
  account: { id, username: id, displayName: id },
  grants: [],
})

describe('what is known without a line', () => {
  beforeEach(() => {
    const held = new Map<string, string>()
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => held.get(key) ?? null,
        setItem: (key: string, value: string) => held.set(key, value),
        removeItem: (key: string) => held.delete(key),
      },
    })
  })

  it('is who was signed in, and when the server was last heard', () => {
    rememberSession({ config, who: person('a') })
    remember({ heardAt: '2026-11-23T10:00:00.000Z' })
    rememberSession({ config, who: person('a') })
    expect(lastKnown()).toMatchObject({ who: person('a'), heardAt: '2026-11-23T10:00:00.000Z' })
  })

  it('is nothing of whoever was there before', () => {
    rememberSession({ config, who: person('a') })
    remember({ heardAt: '2026-11-23T10:00:00.000Z' })
    rememberSession({ config, who: person('b') })
    expect(lastKnown()).not.toHaveProperty('heardAt')
  })

  it('is nothing once somebody has signed out, and nothing is remembered of nobody', () => {
    rememberSession({ config, who: person('a') })
    forgetLastKnown()
    remember({ heardAt: '2026-11-23T10:00:00.000Z' })
    expect(lastKnown()).toBeUndefined()
  })

  it('is nothing that an older program wrote in another form', () => {
    keep('last-known', '{"who":"a"}')
    expect(lastKnown()).toBeUndefined()
    keep('last-known', 'half a tex')
    expect(lastKnown()).toBeUndefined()
  })
})
