import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { whereIs } from './needs.ts'

/** An empty database on the PostgreSQL of this machine. Use inside `describeWith('postgres', …)`. */
export async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `fenghuo_test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name}`)
  const url = new URL(whereIs('postgres'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) }
}

async function administer(statement: string) {
  const sql = postgres(whereIs('postgres'), { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}
