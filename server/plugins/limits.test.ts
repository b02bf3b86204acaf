import type { InjectOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { demoPassword } from '../../tests/support/sign-in.ts'

const server = appForFile()
const LIMIT = 300

/** The answers to as many sign-ins as are allowed a minute, and one more, from an address. */
async function tried(remoteAddress: string, more: InjectOptions): Promise<number[]> {
  const statuses: number[] = []
  for (let count = 0; count <= LIMIT; count++) {
    const answer = await server.app.inject({ method: 'POST', url: '/api/session', remoteAddress, ...more })
    statuses.push(answer.statusCode)
  }
  return statuses
}

const json = { 'content-type': 'application/json' }

describe('the limit counts', () => {
  it.each([
    ['a body that is not JSON', '10.0.0.1', 400, { payload: '{', headers: json }],
    ['a body without what is asked for', '10.0.0.2', 400, { payload: {} }],
    ['a query that nobody reads', '10.0.0.3', 400, { url: '/api/session?x=1', payload: {} }],
    ['a body of another type', '10.0.0.4', 415, { payload: 'x', headers: { 'content-type': 'text/x' } }],
    ['a body that is packed', '10.0.0.5', 415, { payload: {}, headers: { 'content-encoding': 'gzip' } }],
    ['a body too large', '10.0.0.6', 413, { payload: { username: 'x'.repeat(300 * 1024) } }],
  ])('%s', async (_, address, status, request) => {
    const statuses = await tried(address, request as InjectOptions)
    expect(statuses).toEqual([...Array<number>(LIMIT).fill(status), 429])
  })

  it('each account for itself, though all share one address', async () => {
    const remoteAddress = '10.0.0.7'
    const who = async (cookie?: string) =>
      server.app.inject({ url: '/api/session', remoteAddress, headers: cookie ? { cookie } : {} })
    const left = (answer: Awaited<ReturnType<typeof who>>) => Number(answer.headers['x-ratelimit-remaining'])
    const [duty, admin] = [await server.as('yunxi-duty'), await server.as('admin')]
    const before = left(await who(duty.cookie))
    expect(left(await who(duty.cookie))).toBe(before - 1)
    expect(left(await who(admin.cookie))).toBe(before)
    expect(left(await who())).toBe(before)
  })

  it('one address and not another', async () => {
    await tried('10.0.0.8', { payload: {} })
    const payload = { username: 'controller', password: demoPassword }
    const from = async (remoteAddress: string) =>
      (await server.app.inject({ method: 'POST', url: '/api/session', remoteAddress, payload })).statusCode
    expect(await from('10.0.0.8')).toBe(429)
    expect(await from('10.0.0.9')).toBe(200)
  })
})
