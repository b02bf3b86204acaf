import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
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
      await accounts.addGrant(database(), { account: id, ...grant('one') })
      await accounts.removeGrant(database(), { account: id, ...grant('live') })
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
    it('are listed when heard from, until they are bound to a unit', async () => {
      const key = newId()
      const sighting = { kind: 'osmand', key, at: now }
      await devices.seeDevice(database(), { id: newId(), ...sighting })
      const seen = await devices.seeDevice(database(), { id: newId(), ...sighting, at: later })
      expect(seen).toMatchObject({ key, unit: null, firstSeenAt: now, lastSeenAt: later, sightings: 2 })
      expect((await devices.unknownDevices(database())).map((row) => row.key)).toContain(key)
      const pairing = { unit: 'u1', by: 'admin', at: later }
      const paired = await devices.pairDevice(database(), { id: newId(), kind: 'osmand', key }, pairing)
      expect(paired).toMatchObject({ id: seen?.id, unit: 'u1', pairedBy: 'admin', sightings: 2 })
      expect((await devices.unknownDevices(database())).map((row) => row.key)).not.toContain(key)
      expect((await devices.pairedDevices(database())).map((row) => row.key)).toContain(key)
      await devices.unpairDevice(database(), 'osmand', key)
      expect((await devices.findDevice(database(), 'osmand', key))?.unit).toBeNull()
    })

    it('that nobody knows cannot fill the disk', async () => {
      const flood = Array.from({ length: devices.unknownLimit + 10 }, (_, i) => `flood-${i}`)
      const see = (key: string) =>
        devices.seeDevice(database(), { id: newId(), kind: 'owntracks', key, at: now })
      for (const key of flood) await see(key)
      expect(await devices.unknownDevices(database())).toHaveLength(devices.unknownLimit)
      expect(
        await devices.seeDevice(database(), { id: newId(), kind: 'x', key: 'one more', at: now }),
      ).toBeUndefined()
    })
  })
}
