import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Database, connectDatabase } from '../../db/connect.ts'
import { initUnlessThere } from '../../db/embedded/init-child.ts'
import { projectRoot } from '../../db/project.ts'
import { makeDatabase } from '../support/postgres.ts'

/** A kind of database to run a suite on. */
export interface Engine {
  name: string
  /** A database of its own each time, for what needs two. */
  open(): Promise<Database>
  close(database: Database): Promise<void>
}

/**
 * A data folder with a fresh embedded database: making one takes seconds, so it is made once and copied.
 * Remove it with `rmSync(folder, { recursive: true })`.
 */
export async function freshDataDir(): Promise<string> {
  const template = join(projectRoot(), '.cache', 'embedded-template')
  if (!existsSync(join(template, 'postgres'))) await makeTemplate(template)
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-'))
  cpSync(join(template, 'postgres'), join(folder, 'db', 'postgres'), { recursive: true })
  return folder
}

/** Test processes that get here together each make one, out of each other's way; the first to finish gives it its name. */
async function makeTemplate(template: string): Promise<void> {
  mkdirSync(dirname(template), { recursive: true })
  const part = mkdtempSync(`${template}.unfinished-`)
  await initUnlessThere(join(part, 'postgres'))
  try {
    renameSync(part, template)
  } catch (error) {
    rmSync(part, { recursive: true })
    if (!existsSync(join(template, 'postgres'))) throw error
  }
}

export function embedded(): Engine {
  const folders = new Map<Database, string>()
  return {
    name: 'embedded',
    async open() {
      const dataDir = await freshDataDir()
      const database = await connectDatabase({ dataDir })
      folders.set(database, dataDir)
      return database
    },
    async close(database) {
      await database.close()
      rmSync(folders.get(database) ?? '', { recursive: true })
    },
  }
}

/** A PostgreSQL server; every database in it that a test uses is made and dropped by the test. For use inside `describeWith`. */
export function onPostgres(): Engine {
  const drops = new Map<Database, () => Promise<void>>()
  return {
    name: 'PostgreSQL',
    async open() {
      const { url, drop } = await makeDatabase()
      const database = await connectDatabase({ dataDir: '', databaseUrl: url })
      drops.set(database, drop)
      return database
    },
    async close(database) {
      await database.close()
      await drops.get(database)?.()
    },
  }
}
