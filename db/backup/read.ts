import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Row, backedUp } from './tables.ts'
import { type Trailer, backupVersion } from './write.ts'

/** The file is not one of ours, or is damaged; the message says how. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged'
}

export interface Batch {
  table: string
  rows: Row[]
}

/** The lines of a backup as tables' rows; throws BackupDamaged unless it is whole. `seen` hears of the manifest. */
export async function* readBatches(file: Readable, seen?: (at: string) => void): AsyncGenerator<Batch> {
  const hash = createHash('sha256')
  const counted: Record<string, number> = Object.fromEntries(backedUp.map(({ name }) => [name, 0]))
  let first = true
  let trailer: Trailer | undefined
  for await (const line of linesOf(file)) {
    if (trailer) throw new BackupDamaged('there is something after the end')
    const value = parse(line)
    if (first) {
      if (value['fenghuo'] !== 'backup') throw new BackupDamaged('this is not a backup of this program')
      if (value['version'] !== backupVersion)
        throw new BackupDamaged(`its version ${value['version']} is not known`)
      seen?.(String(value['at']))
      first = false
    }
    if (value['end'] === true) {
      trailer = value as unknown as Trailer
      continue
    }
    hash.update(`${line}\n`)
    if (typeof value['table'] !== 'string' || !Array.isArray(value['rows'])) continue
    const { table, rows } = value as unknown as Batch
    if (counted[table] === undefined) throw new BackupDamaged(`the table ${table} is not known`)
    counted[table] += rows.length
    yield { table, rows }
  }
  if (!trailer) throw new BackupDamaged('its end is missing: it was not written to the end')
  if (trailer.sha256 !== hash.digest('hex')) throw new BackupDamaged('its check sum is wrong')
  for (const [table, count] of Object.entries(trailer.rows)) {
    if (counted[table] !== count) throw new BackupDamaged(`${table} should have ${count} rows`)
  }
}

/** A gzip that is cut off or broken is reported like any other damage. */
async function* linesOf(file: Readable): AsyncGenerator<string> {
  const unzipped = createGunzip()
  const broken = new Promise<never>((_, reject) => {
    const damaged = (error: Error): void => reject(new BackupDamaged(error.message))
    file.once('error', damaged)
    unzipped.once('error', damaged)
  })
  broken.catch(() => undefined)
  const lines = createInterface({ input: file.pipe(unzipped) })[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([lines.next(), broken])
    if (next.done) return
    yield next.value
  }
}

function parse(line: string): Row {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Row
  } catch {
    // Falls through to the same complaint.
  }
  throw new BackupDamaged('a line of it cannot be read')
}
