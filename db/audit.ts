import { asc, desc, gt, lt } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { ChainCheck, GENESIS, nextHash } from './hash-chain.ts'
import type { ChainReport } from './log-overview.ts'
import { audit } from './schema.ts'
import { unlessThere } from './upsert.ts'

export interface AuditEntry {
  at: Date
  /** Account id; null for somebody who is not signed in. */
  account: string | null
  /** What was done, e.g. `session.signed-in`. */
  what: string
  /** On what. */
  target?: string
  result: 'ok' | 'refused' | 'failed'
  /** No names, phones or passwords: this cannot be erased. */
  detail?: Record<string, unknown>
}

export type AuditRow = Required<Omit<AuditEntry, 'target'>> & {
  seq: number
  target: string | null
  hash: string
}

const waiting = new WeakMap<object, Promise<unknown>>()

/** Adds an entry, in the order of the calls; resolves when it is kept. */
export function appendAudit({ db }: Pick<Database, 'db'>, entry: AuditEntry): Promise<void> {
  const mine = (waiting.get(db) ?? Promise.resolve()).then(() => write({ db }, entry))
  waiting.set(
    db,
    mine.catch(() => undefined),
  )
  return mine
}

async function write({ db }: Pick<Database, 'db'>, entry: AuditEntry): Promise<void> {
  // Another node may take the next number first: then the chain goes on from its entry.
  for (;;) {
    const [last] = await db.select().from(audit).orderBy(desc(audit.seq)).limit(1)
    const row = {
      ...entry,
      target: entry.target ?? null,
      detail: entry.detail ?? {},
      seq: (last?.seq ?? 0) + 1,
    }
    const hash = nextHash(last?.hash ?? GENESIS, sealed(row))
    const made = await unlessThere(db.insert(audit).values({ ...row, hash })).returning({ seq: audit.seq })
    if (made.length > 0) return
  }
}

const sealed = <T extends { at: Date }>(row: T) => ({ ...row, at: row.at.toISOString() })

/** Entries, newest first; the next page is `before` the last seq of this one. */
export async function readAudit(
  { db }: Pick<Database, 'db'>,
  page: { before?: number; limit: number },
): Promise<AuditRow[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(lt(audit.seq, page.before ?? Number.MAX_SAFE_INTEGER))
    .orderBy(desc(audit.seq))
    .limit(page.limit)
  return rows as AuditRow[]
}

/** Checks the whole record: every hash and every number. */
export async function verifyAudit({ db }: Pick<Database, 'db'>): Promise<ChainReport> {
  const check = new ChainCheck()
  for (let seq = 0; ;) {
    const rows = await db.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(500)
    if (rows.length === 0) return { ok: true, checked: seq }
    for (const row of rows) {
      check.add(sealed(row))
      seq += 1
      if (check.bad || row.seq !== seq) return { ok: false, checked: check.checked, firstBad: seq }
    }
  }
}
