import { describe, expect, it } from 'vitest'
import type { Grant } from '../../domain/access.ts'
import { appForFile } from '../../tests/support/app/open.ts'
import { demoPassword } from '../../tests/support/sign-in.ts'
import { atConsole } from '../accounts/console.ts'
import { readCodes } from '../setup/county.ts'

const server = appForFile()

const signIn = async (username: string, password: string) => {
  const payload = { username, password }
  const { statusCode } = await server.app.inject({ method: 'POST', url: '/api/session', payload })
  return { status: statusCode }
}

describe('accounts', () => {
  it('begin with a one-time password that must be changed before anything else', async () => {
    const admin = await server.as('admin')
    const grants = [{ operation: 'live', role: 'duty', jurisdiction: '990101103' }]
    const made = await admin.send('POST', '/api/accounts', { username: 'zhao', displayName: '赵某', grants })
    expect(made.status).toBe(201)
    const { password } = made.body as { password: string }
    const zhao = await server.as('zhao', password)
    expect((await zhao.get('/api/operations')).body).toMatchObject({ code: 'password-change-required' })
    const change = (next: string) => zhao.send('PUT', '/api/session/password', { current: password, next })
    for (const weak of ['short1!', 'onlyletterslong', 'zhao-2026-fenghuo', password])
      expect((await change(weak)).body).toMatchObject({ code: 'invalid', fields: [{ path: 'next' }] })
    expect((await change('beacon 2026 tower')).status).toBe(200)
    expect((await zhao.get('/api/operations')).body).toMatchObject({ operations: [{ id: 'live' }] })
    expect((await signIn('zhao', password)).status).toBe(401)
    expect((await signIn('zhao', 'beacon 2026 tower')).status).toBe(200)
  })

  it('are looked after by the administrator alone, who cannot shut the own door', async () => {
    const [admin, duty] = [await server.as('admin'), await server.as('county-commander')]
    expect((await duty.get('/api/accounts')).status).toBe(403)
    const { accounts } = (await admin.get('/api/accounts')).body as {
      accounts: { id: string; username: string }[]
    }
    const own = accounts.find(({ username }) => username === 'admin')
    expect((await admin.send('PATCH', `/api/accounts/${own?.id}`, { disabled: true })).status).toBe(403)
    expect((await admin.send('PATCH', `/api/accounts/${own?.id}`, { grants: [] })).status).toBe(403)
    expect(
      (await admin.send('POST', '/api/accounts', { username: 'admin', displayName: 'x', grants: [] })).status,
    ).toBe(409)
  })

  it('and all else that is the whole county’s, are out of reach of an office’s administrator and auditor', async () => {
    const admin = await server.as('admin')
    const right = (role: string, jurisdiction: string) => ({ operation: 'live', role, jurisdiction })
    const password = 'beacon 2026 tower'
    for (const role of ['admin', 'auditor']) {
      const wish = {
        username: `yunxi-${role}`,
        displayName: '云溪',
        grants: [right(role, '990101101')],
        password,
      }
      expect((await admin.send('POST', '/api/accounts', wish)).status).toBe(201)
    }
    const [own, auditor] = [
      await server.as('yunxi-admin', password),
      await server.as('yunxi-auditor', password),
    ]
    const { account } = (await own.get('/api/session')).body as { account: { id: string } }
    const grants = [right('admin', '990101')]
    for (const [method, path, body] of [
      ['GET', '/api/accounts', undefined],
      ['PATCH', `/api/accounts/${account.id}`, { grants }],
      ['POST', '/api/accounts', { username: 'mine', displayName: '我', grants }],
      ['POST', `/api/accounts/${account.id}/reset`, undefined],
      ['POST', '/api/backup', undefined],
      ['POST', '/api/pack', undefined],
      ['POST', '/api/devices/osmand:1/password', undefined],
    ] as const)
      expect([
        path,
        (await own.ask({ method, url: path, ...(body ? { payload: body } : {}) })).status,
      ]).toEqual([path, 403])
    expect((await auditor.get('/api/audit')).status).toBe(403)
    expect((await own.get('/api/people')).status).toBe(200)
  })

  it('have one right in one operation: a second is refused at its field, one of old counts as ever', async () => {
    const admin = await server.as('admin')
    const right = (role: string, operation = 'live') => ({ operation, role, jurisdiction: '990101102' })
    const twice = [right('team'), right('observer', 'exercises'), right('duty')]
    const refused = { code: 'invalid', fields: [{ path: 'grants.2.operation' }] }
    const wish = { username: 'qian', displayName: '钱某' }
    expect((await admin.send('POST', '/api/accounts', { ...wish, grants: twice })).body).toMatchObject(
      refused,
    )
    const made = await admin.send('POST', '/api/accounts', { ...wish, grants: twice.slice(0, 2) })
    const { account, password } = made.body as { account: { id: string }; password: string }
    const path = `/api/accounts/${account.id}`
    expect((await admin.send('PATCH', path, { grants: twice })).body).toMatchObject(refused)

    // As a program before this rule left them.
    const { jurisdiction } = twice[0] as Grant
    const old = [...twice.slice(0, 2), right('duty')].map((grant) => ({ ...grant, jurisdiction })) as Grant[]
    await server.storage.accounts.setGrants(account.id, old)
    const qian = await server.as('qian', password)
    await qian.send('PUT', '/api/session/password', { current: password, next: 'beacon 2026 tower' })
    expect((await qian.get('/api/operations')).body).toMatchObject({ operations: [{ role: 'duty' }] })
  })

  it('have rights in places of the county alone: another code is refused at its field, and named', async () => {
    const admin = await server.as('admin')
    const right = (jurisdiction: string, operation = 'live') => ({ operation, role: 'team', jurisdiction })
    const wish = { username: 'zheng', displayName: '郑某' }
    const grants = [right('990101102'), right('123456', 'exercises')]
    const refused = { code: 'invalid', fields: [{ path: 'grants.1.jurisdiction' }] }
    const answer = await admin.send('POST', '/api/accounts', { ...wish, grants })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject(refused)
    expect(JSON.stringify(answer.body)).toContain('本县没有代码为 123456 的乡镇或村')
    const known = [right('990101'), right('990101101001', 'exercises')]
    const made = await admin.send('POST', '/api/accounts', { ...wish, grants: known })
    expect(made.status).toBe(201)
    const { account } = made.body as { account: { id: string } }
    const path = `/api/accounts/${account.id}`
    expect((await admin.send('PATCH', path, { grants })).body).toMatchObject(refused)
    // The console of the same server judges alike.
    const tools = { ...server.app.services, codes: server.app.services.county.now?.territory.codes }
    const said = { do: 'make', username: 'feng', displayName: '冯某', grants }
    const console = await atConsole(tools, said)
    expect(console).toMatchObject({ ok: false, text: expect.stringContaining('grants.1.jurisdiction') })
    expect(await readCodes(server.storage)).toEqual(tools.codes)
  })

  it('that are disabled are out at once, everywhere, and may come back', async () => {
    const [admin, duty] = [await server.as('admin'), await server.as('songling-duty')]
    const { account } = (await duty.get('/api/session')).body as { account: { id: string } }
    await admin.send('PATCH', `/api/accounts/${account.id}`, { disabled: true })
    expect((await duty.get('/api/session')).status).toBe(401)
    expect((await signIn('songling-duty', demoPassword)).status).toBe(401)
    await admin.send('PATCH', `/api/accounts/${account.id}`, { disabled: false })
    expect((await signIn('songling-duty', demoPassword)).status).toBe(200)
  })

  it('leave a record that only the auditor reads, without a password in it', async () => {
    const [auditor, admin] = [await server.as('auditor'), await server.as('admin')]
    expect((await admin.get('/api/audit')).status).toBe(403)
    const { entries } = (await auditor.get('/api/audit?limit=500')).body as {
      entries: { what: string; result: string; accountName: string | null; targetName: string | null }[]
    }
    const kinds = new Set(entries.map(({ what, result }) => `${what} ${result}`))
    for (const kind of [
      'session.sign-in ok',
      'session.sign-in refused',
      'account.make ok',
      'account.change ok',
    ])
      expect(kinds).toContain(kind)
    const change = entries.find(({ what }) => what === 'account.change')
    expect(change).toMatchObject({ accountName: 'admin', targetName: 'songling-duty' })
    expect(JSON.stringify(entries)).not.toMatch(/beacon|qingshi-demo|wrong-password/)
    expect(await server.storage.audit.verifyAudit()).toMatchObject({ ok: true })
  })
})
