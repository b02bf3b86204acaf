import { PGlite } from '@electric-sql/pglite'
import { DurableNodeFS } from './durable-fs.ts'

const longJump = 100

/**
 * PostgreSQL as WASM on a folder, with everything that makes a commit durable: no `-F`, an fsync that
 * reaches the disk, and WAL synced by it (`fdatasync`, the default method, does nothing there).
 * A start with fsync off is refused.
 */
export async function openEngine(
  folder: string,
  die: (error: unknown) => never,
  sync?: (fd: number) => void,
) {
  const startParams = [
    ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
    ...['-c', 'wal_sync_method=fsync'],
    // Nothing checkpoints by itself here (see maintenance.ts); this lets a checkpoint give the space back.
    ...['-c', 'max_wal_size=128MB', '-c', 'min_wal_size=32MB'],
    ...['-c', 'shared_buffers=64MB'],
    // A plan made once while a table was empty reads all of it for ever; these tables grow all day.
    ...['-c', 'plan_cache_mode=force_custom_plan'],
  ]
  const engine = await PGlite.create({ fs: new DurableNodeFS(folder, die, sync), startParams })
  const { rows } = await engine.query<{ fsync: string }>('show fsync')
  if (rows[0]?.fsync !== 'on')
    throw new Error('the embedded database runs with fsync off; refusing to use it')
  dieOfWhatItSwallows(engine, die)
  return engine
}

/**
 * PGlite catches whatever comes out of the engine and then tells the client "ready", also after a PANIC
 * (a WAL that cannot be written): a lost commit would look like a made one. Only the long jump of an
 * ordinary SQL error may pass; anything else ends the worker before a byte of the answer leaves.
 */
function dieOfWhatItSwallows(engine: PGlite, die: (error: unknown) => never): void {
  const mod = engine.Module
  const run = mod._PostgresMainLoopOnce
  mod._PostgresMainLoopOnce = () => {
    try {
      run()
    } catch (error) {
      if (!(error instanceof Error || isStatus(error)) || !isStatus(error) || error.status !== longJump)
        die(error)
      throw error
    }
  }
}

const isStatus = (error: unknown): error is { status: unknown } =>
  typeof error === 'object' && error !== null && 'status' in error
