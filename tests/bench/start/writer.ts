import { openStorage, type Storage } from '../../../server/plugins/database.ts'
import { answerParent } from '../lib/child.ts'

const BATCH = 2_000

async function writtenBytes({ database: { sql } }: Storage): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`
  return Number(row?.bytes ?? 0)
}

/** Writes positions in batches, as the server does, until so many bytes went into the database's own log. */
async function write(dataDir: string, megabytes: number): Promise<number> {
  const storage = await openStorage({ dataDir, databaseUrl: undefined })
  const before = await writtenBytes(storage)
  let at = Date.now() - 30 * 86_400_000
  for (let batch = 0; ; batch++) {
    const rows = Array.from({ length: BATCH }, (_, index) => ({
      ...{ operation: 'live', unit: `u-bench-${index % 200}`, device: `osmand:bench-${index % 200}` },
      ...{ fixAt: new Date((at += 7)).toISOString(), receivedAt: new Date(at).toISOString() },
      ...{ lat: 30 + index / 1e5, lon: 110 + batch / 1e5, speedMps: 12, headingDeg: 90, battery: 0.8 },
      simulated: true,
    }))
    await storage.tracks.insertFixes(rows)
    const written = (await writtenBytes(storage)) - before
    if (written >= megabytes * 2 ** 20) return written / 2 ** 20
  }
}

// It is never closed: whoever asked kills this process, as a power cut would.
answerParent({
  write: ({ dataDir, megabytes }: { dataDir: string; megabytes: number }) => write(dataDir, megabytes),
})
