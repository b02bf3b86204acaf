import { describe, expect, it } from 'vitest'
import { KnownBrowsers } from './known-browser.ts'

const browsers = new KnownBrowsers('secret')
const wang = { id: 'wang', passwordHash: 'scrypt$1' }
const li = { id: 'li', passwordHash: 'scrypt$2' }

describe('a browser', () => {
  it('is known to the accounts that signed in from it, and to no other', () => {
    const cookie = browsers.remember(undefined, wang)
    const shared = browsers.remember(cookie, li)
    const browser = browsers.known(cookie, wang)
    expect(browser).toMatch(/^[\w-]{22}$/)
    expect(browsers.known(cookie, li)).toBeUndefined()
    expect([browsers.known(shared, wang), browsers.known(shared, li)]).toEqual([browser, browser])
    expect(browsers.remember(shared, li)).toBe(shared)
  })

  it('is known no more after another password, and never by a cookie of somebody’s own making', () => {
    const cookie = browsers.remember(undefined, wang)
    expect(browsers.known(cookie, { ...wang, passwordHash: 'scrypt$3' })).toBeUndefined()
    const forged = new KnownBrowsers('other').remember(undefined, wang)
    for (const bad of [undefined, '', 'x', forged, `${'a'.repeat(22)}.${cookie.split('.')[1]}`, `${cookie}.`])
      expect(browsers.known(bad, wang)).toBeUndefined()
  })

  it('of a busy desk remembers the accounts that came last', () => {
    const people = Array.from({ length: 20 }, (_, n) => ({ id: `p${n}`, passwordHash: 'x' }))
    const cookie = people.reduce<string | undefined>((held, one) => browsers.remember(held, one), undefined)
    const known = people.filter((one) => browsers.known(cookie, one) !== undefined)
    expect(known.map(({ id }) => id)).toEqual(people.slice(-12).map(({ id }) => id))
  })
})
