import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { inProject } from '../../scripts/lib/project.mjs'
import { fingerprint } from '../../scripts/lib/stale.mjs'
import { lightCounty } from './light-county.ts'
import { makeFolder } from './temporary.ts'

/** What decides what a first start leaves in the data folder. */
const SOURCES = [
  'package-lock.json',
  'domain',
  'db',
  'scenarios',
  'server',
  'tests/support/app/first-time.ts',
]
/** Another run may be making, or copying, one that was used within this time. */
const UNUSED_MS = 60 * 60_000
/** Settings that make another first start of it, or another database. */
const OTHERS = ['COUNTY_PACK', 'DATABASE_URL', 'DEMO'] as const

/** Whether a server with these settings goes on from `demoFolder` as if it had made it itself. */
export const suitsDemoFolder = (env: Record<string, string> = {}): boolean =>
  OTHERS.every((name) => env[name] === undefined)

/**
 * A data folder in which a demo of the light county was started for the first time and stopped. A first start takes seconds,
 * so it is made once for the sources as they stand and copied. The first start itself has tests of its own
 * (server/setup/first-start.test.ts, tests/e2e/start.test.ts).
 */
export async function demoFolder(): Promise<Awaited<ReturnType<typeof makeFolder>>> {
  const ready = join(inProject('.cache', 'demo-folders'), key())
  if (!existsSync(ready)) await make(ready)
  const now = new Date()
  utimesSync(ready, now, now)
  const folder = await makeFolder()
  cpSync(ready, folder.path, { recursive: true })
  return folder
}

const key = () => `${fingerprint(SOURCES).slice(0, 16)}-${basename(lightCounty())}`

async function make(ready: string): Promise<void> {
  const all = join(ready, '..')
  mkdirSync(all, { recursive: true })
  const part = mkdtempSync(join(all, 'unfinished-'))
  // Not needed where it is there already, and slow to load.
  const { startForTheFirstTime } = await import('./app/first-time.ts')
  await startForTheFirstTime(part)
  try {
    renameSync(part, ready)
  } catch (error) {
    rmSync(part, { recursive: true })
    // Another worker was faster.
    if (!existsSync(ready)) throw error
  }
  for (const name of readdirSync(all)) {
    const usedMs = statSync(join(all, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (name !== basename(ready) && Date.now() - usedMs > UNUSED_MS)
      rmSync(join(all, name), { recursive: true, force: true })
  }
}
