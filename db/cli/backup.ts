/** `npm run backup [-- file]`: one file with everything, checked after writing. The server may be running. */
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { checkBackup } from '../backup/check.ts'
import { writeBackup } from '../backup/write.ts'
import { connectDatabase } from '../connect.ts'
import { askOwner } from '../embedded/owner.ts'
import { places } from '../embedded/places.ts'
import { dataDir, databaseUrl, finish } from './environment.ts'

await finish(async () => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  const file = resolve(process.argv[2] ?? join('backups', `fenghuo-${stamp}.jsonl.gz`))
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.unfinished`
  try {
    await write(unfinished)
    const report = await checkBackup(createReadStream(unfinished))
    renameSync(unfinished, file)
    console.log(`备份完成，已核对：${file}\nBackup written and checked: ${file}`)
    for (const { id, events } of report.operations) console.log(`  ${id}: ${events} events`)
    for (const text of report.broken)
      console.warn(`警告：记录被改动 · WARNING, the record was changed: ${text}`)
  } finally {
    rmSync(unfinished, { force: true })
  }
})

async function write(file: string): Promise<void> {
  // Nobody but the running program may open the embedded database: it writes the backup for us.
  const answer = databaseUrl ? undefined : await askOwner(places(dataDir).lock, 'backup')
  if (answer) return pipeline(answer, createWriteStream(file, { mode: 0o600 }))
  const database = await connectDatabase({ dataDir, databaseUrl, note: console.log })
  try {
    await writeBackup(database, createWriteStream(file, { mode: 0o600 }))
  } finally {
    await database.close()
  }
}
