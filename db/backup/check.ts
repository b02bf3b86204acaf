import type { Readable } from 'node:stream'
import { ChainCheck } from '../hash-chain.ts'
import { readBatches } from './read.ts'
import { type Row, auditOf, eventOf } from './tables.ts'

export interface BackupReport {
  /** When the backup was begun. */
  at: string
  /** Rows of each table. */
  rows: Record<string, number>
  operations: { id: string; events: number }[]
  /** What somebody changed in the database before the backup was made, if anything: sentences. */
  broken: string[]
}

/**
 * Checks a whole file: its check sum (throws BackupDamaged), the hash chain of every operation and that of
 * the audit record (named in `broken`: the file is as it was written, but what it holds was tampered with).
 */
export async function checkBackup(file: Readable): Promise<BackupReport> {
  const report: BackupReport = { at: '', rows: {}, operations: [], broken: [] }
  const ends = new Map<string, Row>()
  const chains = new Map<string, Chain>()
  const audit = new Chain('audit')
  for await (const { table, rows } of readBatches(file, (at) => (report.at = at))) {
    report.rows[table] = (report.rows[table] ?? 0) + rows.length
    for (const row of rows) {
      if (table === 'operations') ends.set(String(row['id']), row)
      if (table === 'audit') audit.add(Number(row['seq']), auditOf(row))
      if (table === 'events') chainOf(chains, String(row['operation'])).add(Number(row['seq']), eventOf(row))
    }
  }
  for (const [id, end] of ends) {
    const chain = chainOf(chains, id)
    chain.endsAt(Number(end['last_seq']), String(end['last_hash']))
    report.operations.push({ id, events: chain.rows })
  }
  report.broken = [...chains.values(), audit]
    .map((chain) => chain.broken)
    .filter((text) => text !== undefined)
  return report
}

/** One chain in the file, remembering the first thing that is wrong with it. */
class Chain {
  rows = 0
  broken: string | undefined
  readonly #name: string
  readonly #check = new ChainCheck<{ hash: string }>()

  constructor(name: string) {
    this.#name = name
  }

  add(seq: number, row: { hash: string }): void {
    this.rows += 1
    this.#check.add(row)
    if (this.#check.bad || seq !== this.rows)
      this.broken ??= `${this.#name}: ${seq} was changed, or follows one taken out`
  }

  endsAt(seq: number, hash: string): void {
    if (this.rows !== seq || this.#check.lastHash !== hash)
      this.broken ??= `${this.#name}: it does not end at ${seq}`
  }
}

function chainOf(chains: Map<string, Chain>, id: string): Chain {
  const chain = chains.get(id) ?? new Chain(id)
  chains.set(id, chain)
  return chain
}
