import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { inProject } from '../../scripts/lib/project.mjs'

/** Files that a pack may lack, and that take long to load. */
const HEAVY = /^(dem|landcover|households)\./

let made: string | undefined

/**
 * The demo county without its height grid, ground cover and households, as version 1: the same places, roads, stores and
 * units, loaded in a second. For tests that need a county to be there, whatever its ground and its version.
 */
export function lightCounty(): string {
  made ??= make()
  return made
}

function make(): string {
  const whole = inProject('db', 'packs', 'qingshi')
  const files = readdirSync(whole).filter((file) => !HEAVY.test(file))
  const hash = createHash('sha256').update(readFileSync(import.meta.filename))
  for (const file of files) hash.update(readFileSync(join(whole, file)))
  const folder = join(tmpdir(), `fenghuo-light-county-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(folder)) return folder
  const part = mkdtempSync(join(tmpdir(), 'fenghuo-light-county-part-'))
  cpSync(whole, part, { recursive: true, filter: (path) => !HEAVY.test(basename(path)) })
  const header = join(part, 'pack.json')
  writeFileSync(
    header,
    JSON.stringify({ ...JSON.parse(readFileSync(header, 'utf8')), version: '1' }, null, 2),
  )
  try {
    renameSync(part, folder)
  } catch (error) {
    // Another worker was faster.
    rmSync(part, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}
