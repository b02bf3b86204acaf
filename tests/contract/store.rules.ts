import { createHash, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  baseDigests,
  dropUnusedContents,
  latestBaseVersion,
  readBaseLayer,
  readBaseVersion,
  saveBaseData,
} from '../../db/base-data.ts'
import { baseLayers, baseVersions } from '../../db/schema.ts'
import { nearestCheckpoint, saveCheckpoint } from '../../db/checkpoints.ts'
import type { Database } from '../../db/connect.ts'
import { createOperation, readOperation, readOperations, setOperation } from '../../db/operations.ts'
import { readSetting, saveSetting, settingOnce } from '../../db/settings.ts'
import {
  type FixRow,
  insertFixes,
  pruneFixes,
  readCallsForHelp,
  readCallsOfWrongClocks,
  readPositions,
  readTrack,
} from '../../db/track-store.ts'
import { anOperation, at, noon } from './samples.ts'

const fix = (operation: string, unit: string, second: number): FixRow => ({
  ...{
    operation,
    unit,
    fixAt: at(second * 1000),
    receivedAt: at(second * 1000 + 250),
    device: 'phone',
    simulated: false,
  },
  ...{
    lat: 30.1 + second / 1e5,
    lon: 104.2,
    altitudeM: undefined,
    accuracyM: 5,
    speedMps: 1.5,
    headingDeg: 0,
    battery: 0.8,
  },
})

export function storeRules(database: () => Database): void {
  describe('operations', () => {
    it('are made once: a second of the same id changes nothing', async () => {
      const id = await anOperation(database())
      const before = await readOperation(database(), id)
      const again = {
        ...before,
        id,
        kind: 'actual' as const,
        titleZh: '别的',
        titleEn: 'other',
        status: '',
        lineage: '',
      }
      expect(await createOperation(database(), { ...again, createdAt: new Date() })).toBe(false)
      expect(await readOperation(database(), id)).toEqual(before)
      await setOperation(database(), id, { status: 'ended' })
      expect(await readOperation(database(), id)).toEqual({ ...before, status: 'ended' })
      expect(await readOperations(database())).toContainEqual({ ...before, status: 'ended' })
    })
  })

  describe('checkpoints', () => {
    it('come back as they were saved, the nearest at or before a seq, in the format asked for', async () => {
      const operation = await anOperation(database())
      const records = Array.from({ length: 2000 }, (_, i) => ({
        kind: 'incident',
        id: `i${i}`,
        words: '塌方',
        seq: i,
      }))
      const checkpoint = (seq: number, format = 1) => ({
        operation,
        seq,
        recordedAt: at(seq),
        format,
        records: records.slice(seq),
      })
      for (const seq of [100, 200, 300]) await saveCheckpoint(database(), checkpoint(seq))
      await saveCheckpoint(database(), checkpoint(250, 2))
      expect(await nearestCheckpoint(database(), operation, 1, 299)).toEqual(checkpoint(200))
      expect(await nearestCheckpoint(database(), operation, 1)).toEqual(checkpoint(300))
      expect(await nearestCheckpoint(database(), operation, 1, 99)).toBeUndefined()
      await saveCheckpoint(database(), { ...checkpoint(200), records: [] })
      expect((await nearestCheckpoint(database(), operation, 1, 200))?.records).toEqual([])
      expect((await nearestCheckpoint(database(), operation, 1, 299))?.seq).toBe(200)
    })
  })

  describe('track store', () => {
    it('gives the last call for help of each unit between two instants', async () => {
      const operation = await anOperation(database())
      const call = (unit: string, second: number) => ({ ...fix(operation, unit, second), sos: true })
      const calls = [call('a', 1), call('a', 5), call('b', 2), fix(operation, 'a', 9), fix(operation, 'c', 9)]
      await insertFixes(database(), calls)
      const instant = (second: number) => new Date(at(second * 1000))
      const since = (second: number, until = 9) =>
        readCallsForHelp(database(), operation, { since: instant(second), until: instant(until) })
      expect(await since(0, 4)).toEqual([call('a', 1), call('b', 2)])
      expect(await since(0)).toEqual([call('a', 5), call('b', 2)])
      expect(await since(3)).toEqual([call('a', 5)])
      expect(await since(6)).toEqual([])
    })

    it('gives the calls of wrong clocks, with what they said, the newest of each unit', async () => {
      const operation = await anOperation(database())
      const call = (unit: string, second: number) => ({
        ...{ ...fix(operation, unit, second), sos: true, saidMs: 999_999_999_999_999 - second },
      })
      const right = { ...fix(operation, 'a', 8), sos: true }
      await insertFixes(database(), [...[1, 3, 5].map((second) => call('a', second)), right, call('b', 4)])
      const read = (second: number, each: number) =>
        readCallsOfWrongClocks(database(), operation, { since: new Date(at(second * 1000)), each })
      expect(await read(0, 2)).toEqual([call('a', 3), call('a', 5), call('b', 4)])
      expect(await read(4, 9)).toEqual([call('a', 5), call('b', 4)])
    })

    it('has a call for help in the place of a fix of the same instant, whichever came first', async () => {
      const operation = await anOperation(database())
      const told = (unit: string) => fix(operation, unit, 1)
      const call = (unit: string) => ({ ...told(unit), lat: 30.25, sos: true })
      expect(await insertFixes(database(), [told('a'), call('a'), call('b'), told('b')])).toBe(2)
      expect(await insertFixes(database(), [told('c')])).toBe(1)
      expect(await insertFixes(database(), [call('c')])).toBe(0)
      expect(await insertFixes(database(), [told('c'), { ...call('c'), lat: 31 }])).toBe(0)
      const rows = await readPositions(database(), operation, { instant: new Date(at(9_000)) })
      expect(rows).toEqual([call('a'), call('b'), call('c')])
    })

    it('keeps a fix once, however often a phone sends it', async () => {
      const operation = await anOperation(database())
      const fixes = Array.from({ length: 50 }, (_, i) => fix(operation, 'u1', i))
      expect(await insertFixes(database(), [...fixes, ...fixes.slice(0, 5)])).toBe(50)
      expect(await insertFixes(database(), [...fixes, fix(operation, 'u1', 50)])).toBe(1)
      const track = await readTrack(database(), operation, {
        ...{ unit: 'u1', from: new Date(noon + 3000), to: new Date(noon + 5000), limit: 100 },
      })
      expect(track).toEqual([3, 4, 5].map((second) => fix(operation, 'u1', second)))
    })

    it('thins a long track evenly and keeps both its ends', async () => {
      const operation = await anOperation(database())
      await insertFixes(
        database(),
        Array.from({ length: 1000 }, (_, i) => fix(operation, 'u1', i)),
      )
      const all = { unit: 'u1', from: new Date(0), to: new Date(noon + 1e9) }
      const track = await readTrack(database(), operation, { ...all, limit: 100 })
      expect(track.length).toBeLessThanOrEqual(101)
      expect([track[0]?.fixAt, track[1]?.fixAt, track.at(-1)?.fixAt]).toEqual([
        at(0),
        at(10_000),
        at(999_000),
      ])
    })

    it('knows where every unit was at an instant, and only in that operation', async () => {
      const [operation, other] = [await anOperation(database()), await anOperation(database())]
      const fixes = ['u1', 'u2', 'u3'].flatMap((unit, n) =>
        [0, 10, 20].map((s) => fix(operation, unit, s + n)),
      )
      await insertFixes(database(), [...fixes, fix(other, 'u9', 5)])
      const then = { instant: new Date(noon + 11_500) }
      const where = async (more: object) =>
        (await readPositions(database(), operation, { ...then, ...more })).map(
          ({ unit, fixAt }) => `${unit} ${fixAt}`,
        )
      expect((await where({})).sort()).toEqual([`u1 ${at(10_000)}`, `u2 ${at(11_000)}`, `u3 ${at(2_000)}`])
      expect((await where({ since: new Date(noon + 5000) })).sort()).toEqual([
        `u1 ${at(10_000)}`,
        `u2 ${at(11_000)}`,
      ])
      expect(await where({ units: ['u2', 'u7'] })).toEqual([`u2 ${at(11_000)}`])
      expect(await pruneFixes(database(), operation, new Date(noon + 10_000))).toBe(3)
    })
  })

  describe('base data', () => {
    const layer = (text: string) => {
      const gz = gzipSync(text)
      return { digest: createHash('sha256').update(text).digest('hex'), gz }
    }
    const head = (version: string, day: number) => ({
      ...{ version, county: '990101', nameZh: '青石县', nameEn: 'Qingshi', digest: `digest of ${version}` },
      loadedAt: new Date(noon + day),
    })
    const text = async (version: string, name: string) => {
      const gz = await readBaseLayer(database(), version, name)
      return gz && gunzipSync(gz).toString()
    }

    it('keeps each version whole and never changes one', async () => {
      const layers = { villages: layer('{"features":[]}'), units: layer('[{"id":"u1"}]') }
      expect(await saveBaseData(database(), head('v1', 1), layers)).toBe(true)
      expect(await saveBaseData(database(), head('v2', 2), { ...layers, units: layer('[]') })).toBe(true)
      expect(await saveBaseData(database(), head('v1', 3), {})).toBe(false)
      expect(await readBaseVersion(database(), 'v1')).toEqual(head('v1', 1))
      expect([await text('v1', 'units'), await text('v2', 'units')]).toEqual(['[{"id":"u1"}]', '[]'])
      expect(await text('v1', 'roads')).toBeUndefined()
      expect(await readBaseVersion(database(), 'v3')).toBeUndefined()
      expect((await latestBaseVersion(database()))?.version).toBe('v2')
      expect(await baseDigests(database(), 'v1')).toEqual({
        ...{ villages: layers.villages.digest, units: layers.units.digest },
      })
    })

    it('keeps what is large in parts, and what two versions share once', async () => {
      const large = randomBytes(2_500_000).toString('latin1')
      await saveBaseData(database(), head('v4', 4), { dem: layer(large) })
      const { sql } = database()
      const parts = () => sql`select part from base_contents where digest = ${layer(large).digest}`
      const before = (await parts()).length
      expect(before).toBeGreaterThan(2)
      await saveBaseData(database(), head('v5', 5), { dem: layer(large) })
      expect((await parts()).length).toBe(before)
      expect(await text('v5', 'dem')).toBe(large)
    })

    it('is as it was when a load breaks off before its end, and forgets what that left', async () => {
      const stop = () => {
        throw new Error('the power went')
      }
      const load = saveBaseData(database(), head('v6', 6), { villages: layer('unfinished') }, stop)
      await expect(load).rejects.toThrow('the power went')
      expect(await readBaseVersion(database(), 'v6')).toBeUndefined()
      expect((await latestBaseVersion(database()))?.version).toBe('v5')
      const { sql } = database()
      const left = () => sql`select digest from base_contents where digest = ${layer('unfinished').digest}`
      expect((await left()).length).toBe(1)
      await dropUnusedContents(database())
      expect((await left()).length).toBe(0)
      expect(await text('v4', 'dem')).toBeDefined()
    })

    it('still reads what an older program kept as JSON', async () => {
      const { db } = database()
      await db.insert(baseVersions).values({ ...head('old', -1), digest: null })
      await db.insert(baseLayers).values({ version: 'old', layer: 'units', content: [{ id: 'u1' }] })
      expect(JSON.parse((await text('old', 'units')) ?? '')).toEqual([{ id: 'u1' }])
    })
  })

  describe('settings', () => {
    it('are stored as JSON; what is decided once stays', async () => {
      await saveSetting(database(), 'a', { on: true })
      await saveSetting(database(), 'a', { on: false })
      expect(await readSetting(database(), 'a')).toEqual({ on: false })
      expect(await settingOnce(database(), 'demo', true)).toBe(true)
      expect(await settingOnce(database(), 'demo', false)).toBe(true)
      expect(await readSetting(database(), 'none')).toBeUndefined()
    })
  })
}
