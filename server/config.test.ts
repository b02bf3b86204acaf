import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { BadSetting, hostFor, readConfig } from './config.ts'

describe('the environment', () => {
  it('has defaults for everything, and an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({
      ...{ port: 8080, host: undefined, dataDir: './data', databaseUrl: undefined, countyPack: 'qingshi' },
      ...{ demo: undefined, trustProxy: false, rateLimits: true },
    })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://a/b'],
    ['DEMO', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['REDIS_URL', 'redis://a'],
    ['REDIS_URL', 'memcached://a'],
    ['RATE_LIMITS', '2'],
    ['TRUST_PROXY', 'banana'],
    ['TRUST_PROXY', '-1'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', 'fd00::/129'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(BadSetting)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it('takes REDIS_URL only with a database that several nodes can share', () => {
    const shared = { REDIS_URL: 'rediss://a', DATABASE_URL: 'postgres://b/c' }
    expect(readConfig(shared)).toMatchObject({ redisUrl: 'rediss://a', databaseUrl: 'postgres://b/c' })
    expect(() => readConfig({ REDIS_URL: 'redis://a' })).toThrow(/DATABASE_URL/)
  })

  it('reads the proxies in front as Fastify takes them', () => {
    const of = (TRUST_PROXY: string) => readConfig({ TRUST_PROXY }).trustProxy
    expect(['true', 'no', '1', '10.0.0.1'].map(of)).toEqual([true, false, 1, '10.0.0.1'])
  })

  it.each(['10.0.0.1', '10.0.0.0/8, fd00::/8', 'loopback,uniquelocal', '::1'])(
    'takes %s, and so does Fastify',
    (TRUST_PROXY) => {
      const { trustProxy } = readConfig({ TRUST_PROXY })
      expect(() => Fastify({ trustProxy: String(trustProxy) })).not.toThrow()
    },
  )
})

describe('the address', () => {
  it('of a demo is loopback, unless it is said to be public', () => {
    expect(hostFor(readConfig({}), true)).toBe('127.0.0.1')
    expect(hostFor(readConfig({ HOST: '::1' }), true)).toBe('::1')
    expect(() => hostFor(readConfig({ HOST: '0.0.0.0' }), true)).toThrow(/DEMO=public/)
    expect(() => hostFor(readConfig({ HOST: '192.168.1.5', DEMO: 'on' }), true)).toThrow(BadSetting)
    expect(hostFor(readConfig({ HOST: '192.168.1.5', DEMO: 'public' }), true)).toBe('192.168.1.5')
    expect(hostFor(readConfig({ DEMO: 'public' }), true)).toBe('0.0.0.0')
  })

  it('of an office is every one', () => {
    expect(hostFor(readConfig({}), false)).toBe('0.0.0.0')
    expect(hostFor(readConfig({ HOST: '10.1.2.3' }), false)).toBe('10.1.2.3')
  })
})
