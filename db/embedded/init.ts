/**
 * A process of its own, run once for a new data folder: `init <folder>`. It makes the database (initdb
 * takes some 800 MB of memory, given back when this process ends), brings it to the disk, and gives it
 * its name last, so that a half-made one is never found.
 */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

const folder = process.argv.at(-1)
if (!folder) throw new Error('usage: init <folder>')
const unfinished = `${folder}.unfinished-${process.pid}`

const engine = await PGlite.create({ fs: new NodeFS(unfinished) })
await engine.close()
for (const inside of readdirSync(unfinished, { recursive: true })) sync(join(unfinished, String(inside)))
sync(unfinished)
// Fails when the folder is there by now: an orphan of a killed start and its successor cannot both win.
renameSync(unfinished, folder)
sync(dirname(folder))
process.exit(0)

function sync(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
