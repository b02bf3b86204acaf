import { describe, expect, it, vi } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { demoPassword } from '../../tests/support/sign-in.ts'
import { until } from '../../tests/support/until.ts'

const server = appForFile()
const minutes = (count: number) => count * 60_000

const signIn = async (
  username: string,
  password: string,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
) => {
  const answer = await server.app.inject({
    ...{ method: 'POST', url: '/api/session', headers, remoteAddress },
    payload: { username, password },
  })
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const cookie = String(answer.headers['set-cookie'] ?? '')
  return { status: answer.statusCode, body: answer.body, cookie, cookies }
}

describe('signing in', () => {
  it('gives an HttpOnly cookie that other sites cannot use, and tells who one is', async () => {
    const { status, body, cookie } = await signIn('yunxi-duty', demoPassword)
    expect(status).toBe(200)
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
    expect(JSON.parse(body)).toMatchObject({
      account: { username: 'yunxi-duty' },
      grants: [{ operation: 'live', role: 'duty', jurisdiction: '990101101' }],
      mustChangePassword: false,
    })
    expect(body).not.toContain('scrypt')
  })

  it('keeps only a hash of the token', async () => {
    const { cookie } = await signIn('county-duty', demoPassword)
    const token = /fenghuo=([^;]+)/.exec(cookie)?.[1] ?? ''
    const rows = await server.storage.database.sql`select token_hash from sessions`
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('answers a wrong name and a wrong password alike', async () => {
    const [name, password] = [
      await signIn('nobody', 'x'.repeat(12)),
      await signIn('songling-duty', 'x'.repeat(12)),
    ]
    expect([name.status, password.status]).toEqual([401, 401])
    expect(name.body).toBe(password.body)
  })

  it('locks a name after five wrong passwords, also one that nobody has, for ten minutes and more', async () => {
    for (const name of ['auditor', 'ghost']) {
      const tries = []
      for (let each = 0; each < 6; each++) tries.push((await signIn(name, 'wrong-password')).status)
      expect(tries).toEqual([401, 401, 401, 401, 401, 429])
    }
    expect((await signIn('auditor', demoPassword)).status).toBe(429)
    server.pass(minutes(10))
    expect((await signIn('auditor', demoPassword)).status).toBe(429)
    server.pass(minutes(6))
    expect((await signIn('auditor', demoPassword)).status).toBe(200)
  })

  it('a stranger who guesses locks out neither another address nor a browser that is known', async () => {
    const { cookies } = await signIn('county-duty', demoPassword)
    const known = { cookie: cookies.replace(/fenghuo=[^;]+; /, '') }
    const from = async (address: string) => (await signIn('county-duty', 'a guess 1', {}, address)).status
    for (let each = 0; each < 5; each++) expect(await from('203.0.113.7')).toBe(401)
    expect(await from('203.0.113.7')).toBe(429)
    expect((await signIn('county-duty', demoPassword, known, '203.0.113.7')).status).toBe(200)
    expect((await signIn('county-duty', demoPassword, {}, '203.0.113.8')).status).toBe(200)
    expect((await signIn('auditor', demoPassword, known, '203.0.113.9')).status).toBe(200)
  })

  it('guesses from many addresses lock every browser that is not known, also over a restart', async () => {
    const { cookies } = await signIn('controller', demoPassword)
    const known = { cookie: cookies.replace(/fenghuo=[^;]+; /, '') }
    const from = async (address: string) => (await signIn('controller', 'a guess 1', {}, address)).status
    const locks = vi.spyOn(server.storage.accounts, 'lockAccount')
    for (const host of [1, 2, 3, 4])
      for (let each = 0; each < 5; each++) expect(await from(`198.51.100.${host}`)).toBe(401)
    // One write for the lock, none for a guess: a name that somebody has costs no more than one that nobody has.
    expect(locks).toHaveBeenCalledTimes(1)
    expect(await from('198.51.100.5')).toBe(429)
    expect((await signIn('controller', demoPassword)).status).toBe(429)
    await server.restart()
    expect((await signIn('controller', demoPassword)).status).toBe(429)
    expect((await signIn('controller', demoPassword, known)).status).toBe(200)
    expect((await signIn('controller', demoPassword)).status).toBe(429)
    server.pass(minutes(16))
    expect((await signIn('controller', demoPassword)).status).toBe(200)
  })

  it('the right password lifts also a lock that was written while it was being looked at', async () => {
    const from = async (host: number, password = 'a guess 1') =>
      (await signIn('songling-duty', password, {}, `192.0.2.${host}`)).status
    for (const host of [1, 2, 3]) for (let each = 0; each < 5; each++) expect(await from(host)).toBe(401)
    for (let each = 0; each < 3; each++) expect(await from(4)).toBe(401)
    const { accounts } = server.app.services
    const get = accounts.get.bind(accounts)
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    const looked = vi.spyOn(accounts, 'get').mockImplementationOnce((id) => held.then(() => get(id)))
    const right = from(5, demoPassword)
    await until('it is looked at', () => looked.mock.calls.length > 0)
    expect(await from(6)).toBe(401)
    expect(await from(7)).toBe(429)
    goOn()
    expect(await right).toBe(200)
    expect(await from(8, demoPassword)).toBe(200)
  })

  it('a known browser is locked by its own wrong passwords, like any place', async () => {
    const { cookies } = await signIn('observer', demoPassword)
    const known = { cookie: cookies.replace(/fenghuo=[^;]+; /, '') }
    const tries = []
    for (let each = 0; each < 6; each++)
      tries.push((await signIn('observer', 'wrong-password', known)).status)
    expect(tries).toEqual([401, 401, 401, 401, 401, 429])
    const elsewhere = { 'x-forwarded-for': '203.0.113.20' }
    expect((await signIn('observer', demoPassword, { ...known, ...elsewhere })).status).toBe(429)
    server.pass(minutes(16))
  })

  it('takes the address from a proxy only when told to trust it', async () => {
    const claims = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` })
    const tries = []
    for (let each = 0; each < 6; each++) tries.push((await signIn('no-such', 'wrong', claims(each))).status)
    expect(tries).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('counts fifty tries at once as five', async () => {
    const tries = await Promise.all(Array.from({ length: 50 }, () => signIn('evaluator', 'wrong-password')))
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
  })

  it('takes no request from the page of another site', async () => {
    const other = { origin: 'https://elsewhere.example' }
    expect((await signIn('wall', demoPassword, other)).status).toBe(403)
    expect((await signIn('wall', demoPassword, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(
      (await signIn('wall', demoPassword, { origin: 'http://localhost:80', host: 'localhost:80' })).status,
    ).toBe(403)
    const own = { origin: 'http://fenghuo.example:8080', host: 'fenghuo.example:8080' }
    expect((await signIn('wall', demoPassword, own)).status).toBe(200)
  })
})

describe('a session', () => {
  it('ends after thirty minutes without doing anything, and on the wall never', async () => {
    const [duty, wall] = [await server.as('county-duty'), await server.as('wall')]
    server.pass(minutes(20))
    expect((await duty.get('/api/session')).status).toBe(200)
    server.pass(minutes(20))
    expect((await duty.get('/api/session')).status).toBe(200)
    server.pass(minutes(31))
    expect((await duty.get('/api/session')).status).toBe(401)
    expect((await wall.get('/api/session')).status).toBe(200)
  })

  it('outlives a restart of the server, and does not outlive signing out', async () => {
    const duty = await server.as('county-duty')
    await server.restart()
    expect((await duty.get('/api/session')).status).toBe(200)
    expect((await duty.send('DELETE', '/api/session')).status).toBe(200)
    expect((await duty.get('/api/session')).status).toBe(401)
  })

  it('is there for nobody without a cookie, or with an invented one', async () => {
    for (const cookie of ['', 'fenghuo=', 'fenghuo=abc', `fenghuo=${'x'.repeat(5000)}`]) {
      const answer = await server.app.inject({ url: '/api/operations', headers: { cookie } })
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({
        ok: false,
        code: 'sign-in-required',
        message: { zh: '请先登录' },
      })
    }
  })
})

describe('behind a proxy that is trusted', () => {
  const behind = appForFile({ env: { TRUST_PROXY: '1' } })

  it('wrong passwords count where the proxy says that they come from', async () => {
    const tryFrom = async (address: string) =>
      (
        await behind.app.inject({
          ...{ method: 'POST', url: '/api/session', headers: { 'x-forwarded-for': address } },
          payload: { username: 'county-duty', password: 'wrong' },
        })
      ).statusCode
    for (let each = 0; each < 5; each++) expect(await tryFrom('203.0.113.1')).toBe(401)
    expect(await tryFrom('203.0.113.1')).toBe(429)
    expect(await tryFrom('203.0.113.2')).toBe(401)
    // What a client says itself stands before what the proxy adds, and is not believed.
    expect(await tryFrom('9.9.9.9, 203.0.113.1')).toBe(429)
  })
})
