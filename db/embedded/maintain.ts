import type { Sql } from 'postgres'

export interface MaintenanceLimits {
  lookEveryMs: number
  checkpointBytes: number
  checkpointMs: number
  vacuumMs: number
}

export const usualMaintenance: MaintenanceLimits = {
  lookEveryMs: 2_000,
  checkpointBytes: 64 * 1024 * 1024,
  checkpointMs: 5 * 60_000,
  vacuumMs: 60 * 60_000,
}

/**
 * The embedded engine has no background processes: nothing checkpoints (its WAL grew to 2 GB, and the
 * start after a kill took 10 s) and nothing vacuums. This does both. It goes through the ordinary
 * connection: a query slipped in beside it would land between another one's messages.
 */
export function maintain(
  sql: Sql,
  note: (text: string) => void,
  limits = usualMaintenance,
): { stop(): Promise<void> } {
  let checkpointAt = Date.now()
  let vacuumAt = Date.now()
  let written = 0n
  let running: Promise<void> | undefined

  const look = async (): Promise<void> => {
    const [row] = await sql<
      { wal: string }[]
    >`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as wal`
    const wal = BigInt(row?.wal ?? 0)
    if (written === 0n) written = wal
    const grown = Number(wal - written)
    if (grown === 0) return
    if (grown >= limits.checkpointBytes || Date.now() - checkpointAt >= limits.checkpointMs) {
      await sql.unsafe('CHECKPOINT')
      written = wal
      checkpointAt = Date.now()
    }
    if (Date.now() - vacuumAt >= limits.vacuumMs) {
      vacuumAt = Date.now()
      await sql.unsafe('VACUUM (ANALYZE)')
    }
  }

  const timer = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => note(`Looking after the embedded database failed: ${String(error)}`))
      .finally(() => (running = undefined))
  }, limits.lookEveryMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
