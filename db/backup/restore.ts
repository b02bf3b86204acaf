import type { Readable } from 'node:stream'
import type { Sql, TransactionSql } from 'postgres'
import { type BackupReport, checkBackup } from './check.ts'
import { type Batch, readBatches } from './read.ts'
import { backedUp, notBackedUp } from './tables.ts'

/** There is data already; restoring over it needs a word. */
export class NotEmpty extends Error {
  override name = 'NotEmpty'
}

/** The logs in the backup were tampered with before it was made. */
export class ChainBroken extends Error {
  override name = 'ChainBroken'
}

export interface RestoreOptions {
  /** Removes what is there, in the same transaction. */
  replace?: boolean
  /** Restores logs whose hash chain is broken all the same: better a doubtful log than none. */
  evenIfBroken?: boolean
  newId: () => string
  /** Called when all is written, before it counts; what it throws undoes all of it. */
  beforeCommit?: () => Promise<void>
}

/** Whether none of the tables that a restore fills has a row. */
export async function isEmpty({ sql }: { sql: Sql }): Promise<boolean> {
  for (const { name } of backedUp) {
    if ((await sql`select 1 from ${sql(name)} limit 1`).length > 0) return false
  }
  return true
}

/**
 * Checks a backup from end to end, then puts it into the database in one transaction: all of it or
 * nothing. Every operation gets a new lineage, so that clients of the lost life start afresh. `open`
 * opens the file; it is read twice. Throws BackupDamaged,
 * ChainBroken or NotEmpty.
 */
export async function restoreBackup(
  { sql }: { sql: Sql },
  open: () => Readable,
  options: RestoreOptions,
): Promise<BackupReport> {
  const report = await checkBackup(open())
  if (report.broken.length > 0 && !options.evenIfBroken) throw new ChainBroken(report.broken.join('; '))
  await sql.begin(async (tx) => {
    const erased = await tx`select id, erased_at from people where erased_at is not null`
    if (options.replace) await removeAll(tx)
    else if (!(await isEmpty({ sql: tx as unknown as Sql }))) throw new NotEmpty('the database is not empty')
    for await (const batch of readBatches(open())) await insert(tx, batch)
    await takePackAtItsWord(tx)
    // An older backup must not bring back whom this database was told to forget.
    for (const { id, erased_at } of erased) {
      await tx`
        update people set name = null, phone = null, pack_name = null, pack_phone = null, erased_at = ${erased_at}
        where id = ${id}`
    }
    for (const { id } of report.operations) {
      await tx`update operations set lineage = ${options.newId()} where id = ${id}`
    }
    await options.beforeCommit?.()
  })
  return report
}

async function insert(tx: TransactionSql, { table, rows }: Batch): Promise<void> {
  await tx`
    insert into ${tx(table)}
    select * from jsonb_populate_recordset(null::${tx(table)}, ${JSON.stringify(rows)}::text::jsonb)`
}

/**
 * A backup from before migration 0004 does not tell what the pack said of somebody; as there, it is taken to have said
 * what stands. No later backup has such rows.
 */
async function takePackAtItsWord(tx: TransactionSql): Promise<void> {
  await tx`
    update people set pack_name = name, pack_phone = phone
    where id like 'pack:%' and erased_at is null and pack_name is null and pack_phone is null`
}

/** The only place that may empty the log and the audit record, which refuse it otherwise. */
async function removeAll(tx: TransactionSql): Promise<void> {
  const names = [...backedUp.map(({ name }) => name), ...notBackedUp]
  for (const name of ['events', 'audit']) await tx`alter table ${tx(name)} disable trigger user`
  await tx`truncate ${tx(names)}`
  for (const name of ['events', 'audit']) await tx`alter table ${tx(name)} enable trigger user`
}
