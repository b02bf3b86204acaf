import { execFile } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBackup } from '../../db/backup/write.ts'
import { connectDatabase } from '../../db/connect.ts'
import { readOperations } from '../../db/operations.ts'
import { projectRoot } from '../../db/project.ts'
import { describeWith } from '../support/needs.ts'
import { makeDatabase } from '../support/postgres.ts'
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
})
