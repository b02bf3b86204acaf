import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/** Where a PostgreSQL of this machine is looked for when none is named. */
const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'

export interface BenchDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A new empty database beside the one that `url` names, or undefined when nobody answers there. */
export async function makeBenchDatabase(url: string = LOCAL): Promise<BenchDatabase | undefined> {
  const name = `fenghuo_bench_${randomBytes(6).toString('hex')}`
  try {
    await administer(url, `create database ${name}`)
  } catch {
    return undefined
  }
  const made = new URL(url)
  made.pathname = `/${name}`
  return { url: made.href, drop: () => administer(url, `drop database if exists ${name} with (force)`) }
}

async function administer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
