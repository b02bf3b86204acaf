import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sql } from 'postgres'
import { restoreBackup } from '../../db/backup/restore.ts'
import { writeBackup } from '../../db/backup/write.ts'
import { type ConnectOptions, type Database, connectDatabase } from '../../db/connect.ts'
import { DatabaseInUse, DatabaseReplaced, RestoreUnderWay } from '../../db/errors.ts'
import { readOperations } from '../../db/operations.ts'
import { projectRoot } from '../../db/project.ts'
import { describeWith } from '../support/needs.ts'
import { makeDatabase } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { anOperation } from './samples.ts'

interface Ended {
  readonly code: number
  readonly said: string
}

/** Runs `npm run restore` from the source, as a process of its own. */
function restore(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const command = ['--import', 'tsx', 'db/cli/restore.ts', ...args]
  return new Promise((resolve) => {
    const options = { cwd: projectRoot(), env: { ...process.env, ...env } }
    execFile(process.execPath, command, options, (error, out, complaint) =>
      resolve({ code: Number(error?.code ?? 0), said: out + complaint }),
    )
  })
}

/** The connections that hold the database open. */
const holds = async (sql: Sql): Promise<number[]> => {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and classid = 7201990 and granted
    and database = (select oid from pg_database where datname = current_database())`
  return rows.map(({ pid }) => pid)
}

/** Cuts them, as a firewall or a database that is started again does. */
async function cutHolds(sql: Sql): Promise<void> {
  for (const pid of await holds(sql)) await sql`select pg_terminate_backend(${pid}, 5000)`
}

const folder = mkdtempSync(join(tmpdir(), 'fenghuo-restore-'))
const file = join(folder, 'fenghuo.backup')
afterAll(() => rmSync(folder, { recursive: true }))

describe('`npm run restore`', () => {
  it.each(['no file', 'no backup'])(
    'says plainly that there is %s, before it opens anything',
    async (what) => {
      const named = join(folder, `${what}.backup`)
      if (what === 'no backup') writeFileSync(named, 'something else')
      const env = { DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
      const { code, said } = await restore([named], env)
      expect(code).toBe(1)
      expect(said).toContain(
        `未作任何改动：${named}\nThe backup ${named} cannot be read or is damaged; nothing was changed`,
      )
      expect(existsSync(env.DATA_DIR)).toBe(false)
    },
  )
})

describeWith('postgres', '`npm run restore` on PostgreSQL', () => {
  let made: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => void (made = await makeDatabase()))
  afterAll(() => made.drop())

  const at = () => ({ dataDir: '', databaseUrl: made.url })

  it('refuses while another process has the database open, and changes nothing', async () => {
    const env = { DATABASE_URL: made.url }
    const server = await connectDatabase({ dataDir: '', databaseUrl: made.url })
    await anOperation(server)
    await writeBackup(server, createWriteStream(file))
    const before = await readOperations(server)

    const refused = await restore([file, '--replace'], env)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(`${process.pid}@127.0.0.1`) })
    expect(refused.said).toMatch(/数据库正被使用，未作任何改动.*\n.*in use; nothing was changed/)
    expect(await readOperations(server)).toEqual(before)

    await server.close()
    expect(await restore([file, '--replace'], env)).toMatchObject({ code: 0 })
  })

  it('keeps servers out while it goes on, and says so to whoever starts one', async () => {
    const restoring = await connectDatabase({ ...at(), alone: true })
    const refused = await connectDatabase(at()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RestoreUnderWay)
    expect(String(refused)).toContain(`${process.pid}@`)
    await restoring.close()
    const servers = [await connectDatabase(at()), await connectDatabase(at())]
    await Promise.all(servers.map((server) => server.close()))
  })

  it('undoes itself when its line was cut, so that somebody may have come', async () => {
    const restoring = await connectDatabase({ ...at(), alone: true })
    const before = await readOperations(restoring)
    const options = { replace: true, newId: () => 'another-life' }
    const cutFirst = async () => {
      await cutHolds(restoring.sql)
      await restoring.assertAlone()
    }
    const restored = restoreBackup(restoring, () => createReadStream(file), {
      ...options,
      beforeCommit: cutFirst,
    })
    await expect(restored).rejects.toBeInstanceOf(DatabaseInUse)
    expect(await readOperations(restoring)).toEqual(before)
    await restoring.close()
  })
})

describeWith('postgres', 'a server on PostgreSQL whose line was cut', () => {
  const gone = vi.fn<NonNullable<ConnectOptions['gone']>>()
  let made: Awaited<ReturnType<typeof makeDatabase>>
  let server: Database
  beforeEach(async () => {
    gone.mockReset()
    made = await makeDatabase()
    const first = await connectDatabase({ dataDir: '', databaseUrl: made.url })
    await anOperation(first)
    await first.close()
    server = await connectDatabase({ dataDir: '', databaseUrl: made.url, gone })
  })
  afterEach(async () => {
    await server.close()
    await made.drop()
  })

  it('holds the database again by itself, and goes on', async () => {
    const before = await holds(server.sql)
    expect(before).toHaveLength(1)
    await cutHolds(server.sql)
    await until('another connection holds it', async () => {
      const [pid] = await holds(server.sql)
      return pid !== undefined && !before.includes(pid)
    })
    expect(gone).not.toHaveBeenCalled()
  })

  it('is told when a restore was faster', async () => {
    const restoring = await until('a restore comes between', async () => {
      await cutHolds(server.sql)
      return connectDatabase({ dataDir: '', databaseUrl: made.url, alone: true })
    })
    await until('it is told', () => gone.mock.calls.length > 0)
    expect(gone.mock.lastCall?.[0]).toBeInstanceOf(RestoreUnderWay)
    await restoring.close()
  })

  it('is told when the logs are no longer those that it opened', async () => {
    await server.sql`update operations set lineage = 'another-life'`
    await cutHolds(server.sql)
    await until('it is told', () => gone.mock.calls.length > 0)
    expect(gone.mock.lastCall?.[0]).toBeInstanceOf(DatabaseReplaced)
  })
})
