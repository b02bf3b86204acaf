import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import * as accounts from '../../db/accounts.ts'
import { appendAudit, readAudit, verifyAudit } from '../../db/audit.ts'
import type { Database } from '../../db/connect.ts'
import * as devices from '../../db/devices.ts'
import * as sessions from '../../db/sessions.ts'
import { noon } from './samples.ts'

const now = new Date(noon)
const later = new Date(noon + 60_000)

async function anAccount(database: Database): Promise<string> {
  const id = newId()
  await accounts.createAccount(database, {
    id,
    username: id,
    displayName: '值班员',
    passwordHash: 'x',
    createdAt: now,
  })
  return id
}

export function accessRules(database: () => Database): void {
  describe('accounts', () => {
    it('have a name each: a second of the same name is not made', async () => {
      const id = await anAccount(database())
      const twin = { id: newId(), username: id, displayName: '', passwordHash: '', createdAt: now }
      expect(await accounts.createAccount(database(), twin)).toBe(false)
      expect((await accounts.findAccount(database(), id))?.id).toBe(id)
      expect(await accounts.readAccount(database(), twin.id)).toBeUndefined()
    })

    it('come with their rights, and a name that is taken brings none', async () => {
      const right = { operation: 'live', role: 'duty', jurisdiction: '990101101' }
      const make = (id: string, username: string) => {
        const account = { id, username, displayName: '', passwordHash: '', createdAt: now }
        return accounts.createAccount(database(), account, [right])
      }
      const [id, twin] = [newId(), newId()]
      expect([await make(id, id), await make(twin, id)]).toEqual([true, false])
      expect(await accounts.readGrants(database(), [id, twin])).toEqual([{ ...right, account: id }])
    })

    it('are listed once each, and change only in what is said', async () => {
      const id = await anAccount(database())
      await accounts.setAccount(database(), id, { disabled: true })
      const listed = await accounts.readAccounts(database())
      const names = listed.map(({ username }) => username)
      expect(listed.find((account) => account.id === id)).toMatchObject({
        disabled: true,
        displayName: '值班员',
      })
      expect(new Set(names).size).toBe(names.length)
    })

    it('are locked until an instant, or unlocked', async () => {
      const id = await anAccount(database())
      const lockedUntil = async () => (await accounts.readAccount(database(), id))?.lockedUntil
      expect(await lockedUntil()).toBeNull()
      await accounts.lockAccount(database(), id, later)
      expect(await lockedUntil()).toEqual(later)
      await accounts.lockAccount(database(), id, null)
      expect(await lockedUntil()).toBeNull()
    })

    it('have exactly the grants they were given', async () => {
      const id = await anAccount(database())
      const grant = (operation: string) => ({ operation, role: 'duty', jurisdiction: '990101' })
      await accounts.setGrants(database(), id, [grant('live'), grant('live'), grant('exercises')])
      await accounts.setGrants(database(), id, [grant('exercises'), grant('one')])
      const found = await accounts.readGrants(database(), [id])
      expect(found.map(({ operation }) => operation).sort()).toEqual(['exercises', 'one'])
      await accounts.setGrants(database(), id, [])
      expect(await accounts.readGrants(database(), [id])).toEqual([])
    })
  })

  describe('sessions', () => {
    it('end one by one, for a whole account, or by the clock', async () => {
      const account = await anAccount(database())
      const session = { account, kind: 'normal' as const, createdAt: now, lastSeenAt: now, expiresAt: later }
      const tokens = ['a', 'b', 'c'].map((letter) => `${letter}-${account}`)
      for (const tokenHash of tokens) await sessions.createSession(database(), { ...session, tokenHash })
      const [first = '', second = ''] = tokens
      await sessions.endSession(database(), first)
      await sessions.touchSession(database(), second, {
        lastSeenAt: later,
        expiresAt: new Date(noon + 120_000),
      })
      await sessions.endExpiredSessions(database(), new Date(noon + 60_001))
      const left = await Promise.all(tokens.map((token) => sessions.readSession(database(), token)))
      expect(left.map((row) => row?.lastSeenAt)).toEqual([undefined, later, undefined])
      await sessions.endSessionsOf(database(), account)
      expect(await sessions.readSession(database(), second)).toBeUndefined()
    })
  })

  describe('audit record', () => {
    it('is added to in order, cannot be altered, and shows what was altered all the same', async () => {
      const before = (await readAudit(database(), { limit: 1 }))[0]?.seq ?? 0
      const entry = (n: number) => ({
        at: now,
        account: null,
        what: 'test',
        target: `${n}`,
        result: 'ok' as const,
      })
      await Promise.all(
        [1, 2, 3].map((n) => appendAudit(database(), { ...entry(n), detail: { n, 词: '值' } })),
      )
      const rows = await readAudit(database(), { limit: 3 })
      expect(rows.map(({ seq, target }) => [seq - before, target])).toEqual([
        [3, '3'],
        [2, '2'],
        [1, '1'],
      ])
      expect(await verifyAudit(database())).toEqual({ ok: true, checked: before + 3 })
      const { sql } = database()
      await expect(sql`delete from audit`).rejects.toThrow('append-only')
      await expect(sql`truncate audit`).rejects.toThrow('append-only')
      await sql.unsafe('alter table audit disable trigger user')
      await sql`update audit set result = 'failed' where seq = ${before + 2}`
      expect(await verifyAudit(database())).toEqual({ ok: false, checked: before + 1, firstBad: before + 2 })
      await sql`update audit set result = 'ok' where seq = ${before + 2}`
      await sql.unsafe('alter table audit enable trigger user')
    })
  })

  describe('devices', () => {
    const minute = (n: number) => new Date(noon + n * 60_000)
    const see = (key: string, at = now) => devices.seeDevice(database(), { kind: 'osmand', key, at })
    const list = (key: string, at = now) =>
      devices.listDevice(database(), { id: newId(), kind: 'osmand', key, at })
    const waiting = async () => (await devices.waitingDevices(database())).map(({ key }) => key)
    const flood = async (name: string, count: number, at: Date) => {
      const keys = Array.from({ length: count }, (_, n) => `${name}-${n}`)
      for (let n = 0; n < count; n += 25) await Promise.all(keys.slice(n, n + 25).map((key) => list(key, at)))
    }
    beforeEach(async () => void (await database().sql`delete from devices`))

    it('are listed when heard from, until they are bound or silent for long', async () => {
      expect(await see('one')).toBeUndefined()
      await list('one')
      await list('two')
      expect(await see('one', later)).toMatchObject({
        ...{ kind: 'osmand', key: 'one', firstSeenAt: now, lastSeenAt: later, sightings: 2 },
      })
      expect(await waiting()).toEqual(['one', 'two'])
      expect(await devices.forgetSilentDevices(database(), later)).toBe(1)
      expect(await waiting()).toEqual(['one'])
      await devices.forgetDevice(database(), { kind: 'owntracks', key: 'one' })
      expect(await waiting()).toEqual(['one'])
      await devices.forgetDevice(database(), { kind: 'osmand', key: 'one' })
      expect(await waiting()).toEqual([])
    })

    it('are listed once, however many nodes hear of one at the same time', async () => {
      await Promise.all([list('one'), list('one'), list('one')])
      expect(await devices.waitingDevices(database())).toMatchObject([{ key: 'one', sightings: 3 }])
    })

    it('that nobody knows cannot fill the disk, and do not keep a new one out', async () => {
      await list('first', minute(-1))
      await flood('flood', devices.waitingLimit + 10, now)
      expect(await waiting()).toHaveLength(devices.waitingLimit)
      expect(await waiting()).not.toContain('first')
      expect(await list('new', later)).toMatchObject({ key: 'new', sightings: 1 })
      expect((await waiting())[0]).toBe('new')
    })

    it('do not push out one that goes on sending', async () => {
      await list('phone', minute(0))
      await list('brief', minute(0))
      await see('brief', minute(9))
      expect(await see('phone', minute(10))).toBeDefined()
      await flood('flood', devices.waitingLimit, minute(11))
      expect(await see('phone', minute(12))).toBeDefined()
      expect(await waiting()).not.toContain('brief')
    })

    it('that go on sending leave room for a new one, and of too many the one silent longest goes', async () => {
      const steady = Array.from({ length: devices.steadyLimit }, (_, n) => `steady-${n}`)
      await flood('steady', steady.length, minute(0))
      await Promise.all(steady.map((key, n) => see(key, new Date(minute(10).getTime() + n))))
      const places = devices.waitingLimit - devices.steadyLimit
      await flood('flood', places, minute(11))
      expect(await waiting()).toHaveLength(devices.waitingLimit)
      await list('new', minute(12))
      for (const at of [22, 23]) await see('new', minute(at))
      await list('newer', minute(23))
      const left = await waiting()
      expect(left).toContain('new')
      expect(left.filter((key) => key.startsWith('steady-'))).toEqual(steady.slice(1).toReversed())
      expect(left).toHaveLength(devices.waitingLimit)
    })
  })
}
