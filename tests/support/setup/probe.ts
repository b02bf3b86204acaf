import { createClient } from '@redis/client'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../../../scripts/lib/browser.mjs'
import type { Found } from '../needs.ts'

/** Where nothing is there, that is said at once; what is there may be slow to answer on a machine that is busy. */
const PATIENCE_S = 15

/** Finds out once per run what the tests can use on this machine. */
export default async function probe(project: TestProject) {
  project.provide('needs', { chromium: chromium(), postgres: await database(), redis: await redis() })
}

function chromium(): Found {
  const at = findChromium()
  return at ? { at } : { missing: 'no Chromium or Chrome here; set CHROMIUM_PATH' }
}

/** TEST_DATABASE_URL, or a local server that lets the user postgres in. Its user must be allowed to create databases. */
async function database(): Promise<Found> {
  const at = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const sql = postgres(at, { max: 1, connect_timeout: PATIENCE_S, onnotice: () => {} })
  try {
    await sql`select 1`
    return { at }
  } catch (error) {
    return { missing: `${String(error)}; set TEST_DATABASE_URL` }
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** TEST_REDIS_URL, or a local server. Nothing is written into it. */
async function redis(): Promise<Found> {
  const at = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
  const client = createClient({
    url: at,
    socket: { connectTimeout: PATIENCE_S * 1000, reconnectStrategy: false },
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
    return { at }
  } catch (error) {
    return { missing: `${String(error)}; set TEST_REDIS_URL` }
  } finally {
    if (client.isOpen) client.destroy()
  }
}
