/**
 * The embedded database's worker with two faults to order, each once, by a file beside the database:
 * `fail-sync`: the disk refuses the next sync. `jam-queue`: an error inside the socket's queue, which
 * leaves that queue stuck for good.
 */
import { existsSync, fdatasyncSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { serve } from '../../../db/embedded/serve.ts'

const ordered = (fault: string): boolean => {
  const order = join(dirname(workerData.folder), fault)
  if (!existsSync(order)) return false
  rmSync(order)
  return true
}

const runExclusive = PGlite.prototype.runExclusive
PGlite.prototype.runExclusive = async function (...call) {
  if (ordered('jam-queue')) throw new Error('jammed')
  return runExclusive.apply(this, call) as never
}

await serve((fd) => {
  if (ordered('fail-sync')) throw new Error('EIO: the disk is gone')
  fdatasyncSync(fd)
})
