import {
  cpSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { checkBackup } from '../../db/backup/check.ts'
import { type ConnectOptions, type Database, connectDatabase } from '../../db/connect.ts'
import { askOwner } from '../../db/embedded/owner.ts'
import { places } from '../../db/embedded/places.ts'
import { usualLimits } from '../../db/embedded/supervise.ts'
import { verifyChain } from '../../db/log-overview.ts'
import { readHead } from '../../db/read-log.ts'
import { readSetting, saveSetting } from '../../db/settings.ts'
import { freshDataDir } from './databases.ts'
import { program, run, whyNoStrace } from './programs/run.ts'
import { addEvents, anOperation, start } from './samples.ts'

const opened: Database[] = []
/** One folder for all of these: what the tests leave in it is what a real one would have been through. */
let dataDir = ''

beforeAll(async () => {
  dataDir = await freshDataDir()
}, 60_000)

afterAll(() => rmSync(dataDir, { recursive: true }))

async function open(options: Partial<ConnectOptions> = {}): Promise<Database> {
  const database = await connectDatabase({ dataDir, ...options })
  opened.push(database)
  return database
}

/** A database whose worker can be made to fail; limits are short so that a test need not wait. */
const openFailing = (note: (text: string) => void): Promise<Database> =>
  open({
    note,
    embedded: {
      worker: program('failing-worker.ts'),
      limits: { ...usualLimits, pingEveryMs: 50, pingMs: 200 },
    },
  })

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

describe('the embedded database', { timeout: 60_000 }, () => {
  it('has every acknowledged event after kill -9 while it commits, and the next start needs no help', async () => {
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      const { child, lines, exit } = run('committer.ts', [dataDir, 'Infinity'])
      await lines.next()
      for (let n = 0; n < 40 + round * 13; n += 1) acknowledged = Number((await lines.next()).value)
      child.kill('SIGKILL')
      await exit
      // What had been printed but not read yet was acknowledged too.
      for (let rest = await lines.next(); !rest.done; rest = await lines.next())
        acknowledged = Number(rest.value)
    }
    const database = await open()
    const head = await readHead(database, 'kill')
    expect(head?.seq).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThan(120)
    expect(await verifyChain(database, 'kill')).toEqual({ ok: true, checked: head?.seq })
  })

  it('hands every commit to the disk before it answers', async (test) => {
    const missing = whyNoStrace()
    if (missing !== undefined) {
      expect(process.env['CI'], missing).not.toBe('true')
      return test.skip(missing)
    }
    const report = join(dataDir, 'strace')
    const commits = 100
    const before = ['strace', '-f', '-c', '-e', 'trace=fdatasync', '-o', report]
    await run('committer.ts', [dataDir, String(commits)], before).exit
    const calls = Number(/(\d+)\s+fdatasync/.exec(readFileSync(report, 'utf8'))?.[1] ?? 0)
    expect(calls).toBeGreaterThanOrEqual(commits)
  })

  it('never acknowledges a commit whose sync failed, and comes back by itself', async () => {
    const notes: string[] = []
    const database = await openFailing((text) => notes.push(text))
    const operation = await anOperation(database)
    const head = await addEvents(database, operation, start, 1)
    writeFileSync(join(dataDir, 'db', 'fail-sync'), '')
    await expect(addEvents(database, operation, head, 1)).rejects.toMatchObject({
      code: expect.stringMatching(/CONNECTION_CLOSED|ECONNRESET/),
    })
    await vi.waitFor(async () => expect(await database.ping()).toBe(true), 10_000)
    const now = (await readHead(database, operation)) ?? head
    await addEvents(database, operation, now, 1)
    expect(await verifyChain(database, operation)).toMatchObject({ ok: true })
    expect(notes.join()).toContain('EIO')
  })

  it('whose worker is stuck is started again, and the driver finds the new one', async () => {
    const database = await openFailing(() => undefined)
    await saveSetting(database, 'before', 1)
    writeFileSync(join(dataDir, 'db', 'jam-queue'), '')
    await expect(readSetting(database, 'before')).rejects.toThrow('Failed query')
    await vi.waitFor(() => expect(database.embedded?.supervisor.restarts).toBe(1), 10_000)
    await vi.waitFor(async () => expect(await database.ping()).toBe(true), 10_000)
    expect(await readSetting(database, 'before')).toBe(1)
  })

  it('is not started again for being slow', async () => {
    const database = await openFailing(() => undefined)
    const slow = database.sql`select count(*) from generate_series(1, 6000000)`.then(() => 'done')
    expect(await database.ping()).toBe(false)
    expect(await slow).toBe('done')
    expect(database.embedded?.supervisor.restarts).toBe(0)
  })

  it('survives the death of its worker as it survives a power cut', async () => {
    const database = await open()
    const operation = await anOperation(database)
    const head = await addEvents(database, operation, start, 10)
    await database.embedded?.supervisor.restart('a test')
    await vi.waitFor(async () => expect(await database.ping()).toBe(true), 10_000)
    expect(await readHead(database, operation)).toEqual(head)
  })

  it('gives back the space of its WAL without being asked', async () => {
    const mebibyte = 1024 * 1024
    const maintenance = { lookEveryMs: 20, checkpointBytes: 4 * mebibyte, checkpointMs: 3e8, vacuumMs: 100 }
    const database = await open({ embedded: { maintenance } })
    const redo = async () =>
      Number(
        (await database.sql`select pg_wal_lsn_diff(redo_lsn, '0/0') as at from pg_control_checkpoint()`)[0]?.[
          'at'
        ],
      )
    const before = await redo()
    for (let n = 0; n < 8; n += 1) await saveSetting(database, `big-${n}`, noise(mebibyte))
    await vi.waitFor(async () => expect((await redo()) - before).toBeGreaterThan(4 * mebibyte), 10_000)
  })
})

describe('the data folder', { timeout: 60_000 }, () => {
  it('has one owner: a second process is told which, and touches nothing', async () => {
    const { child, lines, exit } = run('committer.ts', [dataDir, 'Infinity'])
    const pid = String((await lines.next()).value)
    await expect(connectDatabase({ dataDir })).rejects.toMatchObject({
      name: 'DataFolderInUse',
      message: expect.stringContaining(pid.replace('pid', 'process')),
    })
    child.kill('SIGKILL')
    await exit
    // The dead one's socket is still there; nobody answers it, so it is replaced.
    const database = await open()
    expect(await verifyChain(database, 'kill')).toMatchObject({ ok: true })
    await expect(connectDatabase({ dataDir })).rejects.toMatchObject({ name: 'DataFolderInUse' })
  })

  it('goes to exactly one of those that start at once over a stale lock', async () => {
    const { child, lines, exit } = run('committer.ts', [dataDir, 'Infinity'])
    await lines.next()
    child.kill('SIGKILL')
    await exit
    const starts = await Promise.allSettled(Array.from({ length: 4 }, () => open()))
    expect(starts.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ])
  })

  it('gives a backup to another process through its owner, while the owner works on', async () => {
    const { child, lines, exit } = run('committer.ts', [dataDir, 'Infinity'])
    for (let n = 0; n < 50; n += 1) await lines.next()
    const answer = await askOwner(places(dataDir).lock, 'backup')
    if (!answer) throw new Error('nobody answers')
    const file = join(dataDir, 'backup.gz')
    await pipeline(answer, createWriteStream(file))
    child.kill('SIGKILL')
    await exit
    const report = await checkBackup(createReadStream(file))
    expect(report).toMatchObject({
      operations: expect.arrayContaining([{ id: 'kill', events: expect.any(Number) }]),
      broken: [],
    })
    expect(await askOwner(places(dataDir).lock, 'backup')).toBeUndefined()
  })

  it('that cannot be written to is a plain message', async () => {
    const file = join(dataDir, 'a-file')
    writeFileSync(file, '')
    await expect(connectDatabase({ dataDir: file })).rejects.toMatchObject({ name: 'DataFolderNotWritable' })
  })

  it('may have a path too long for a socket; the sockets then go elsewhere, and it says where', async () => {
    const long = join(dataDir, '很长的目录名'.repeat(8))
    mkdirSync(long)
    cpSync(join(dataDir, 'db', 'postgres'), join(long, 'db', 'postgres'), { recursive: true })
    const notes: string[] = []
    const database = await open({ dataDir: long, note: (text) => notes.push(text) })
    expect(await database.ping()).toBe(true)
    const sockets = /its sockets are in (\/tmp\/fenghuo-[0-9a-f]+)/.exec(notes.join())?.[1] ?? 'nowhere'
    expect(existsSync(sockets)).toBe(true)
    onTestFinished(() => rmSync(sockets, { recursive: true }))
    await expect(connectDatabase({ dataDir: long })).rejects.toMatchObject({ name: 'DataFolderInUse' })
  })

  it('can be closed and opened again at once', async () => {
    for (const n of [1, 2, 3]) {
      const database = await connectDatabase({ dataDir })
      await saveSetting(database, `n${n}`, n)
      await database.close()
    }
    expect(await readSetting(await open(), 'n1')).toBe(1)
  })
})

/** Text that no compression makes small. */
function noise(length: number): string {
  let x = 1
  return Array.from({ length }, () => {
    x = (x * 48271) % 2147483647
    return String.fromCharCode(48 + (x % 74))
  }).join('')
}
