import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { type Database, connectDatabase } from '../../db/connect.ts'
import { initUnlessThere } from '../../db/embedded/init-child.ts'
import { projectRoot } from '../../db/project.ts'

/** A kind of database to run a suite on. */
export interface Engine {
  name: string
  /** Why it cannot be used here; the suite is skipped with this reason. */
  skip?: string
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

export const testServer = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** A PostgreSQL server; every database in it that a test uses is made and dropped by the test. */
export async function onPostgres(): Promise<Engine> {
  const admin = postgres(testServer, { max: 1, connect_timeout: 3, onnotice: () => undefined })
  const names = new Map<Database, string>()
  const skip = await admin`select 1`.then(
    () => undefined,
    (error: Error & { code?: string }) => `no PostgreSQL at ${testServer}: ${error.message || error.code}`,
  )
  if (skip) {
    if (process.env['CI'] === 'true') throw new Error(`CI needs it: ${skip}`)
    console.warn(`Skipped: ${skip}. Set TEST_DATABASE_URL.`)
  }
  return {
    name: 'PostgreSQL',
    ...(skip ? { skip } : {}),
    async open() {
      const name = `fenghuo_test_${process.pid}_${Date.now()}_${names.size}`
      await admin.unsafe(`create database ${name}`)
      const databaseUrl = new URL(testServer)
      databaseUrl.pathname = `/${name}`
      const database = await connectDatabase({ dataDir: '', databaseUrl: databaseUrl.href })
      names.set(database, name)
      return database
    },
    async close(database) {
      await database.close()
      await admin.unsafe(`drop database ${names.get(database)}`)
    },
  }
}
