/** `npm run restore -- file [--replace] [--even-if-broken]`: checks a backup and puts it in place. The server must be stopped. */
import { createReadStream, renameSync } from 'node:fs'
import { resolve } from 'node:path'
import { v7 as newId } from 'uuid'
import { NotEmpty, isEmpty, restoreBackup } from '../backup/restore.ts'
import { type BackupReport, checkBackup } from '../backup/check.ts'
import { BackupDamaged } from '../backup/read.ts'
import { type Database, connectDatabase } from '../connect.ts'
import { places } from '../embedded/places.ts'
import { dataDir, databaseUrl, finish } from './environment.ts'

await finish(async () => {
  const replace = process.argv.includes('--replace')
  const evenIfBroken = process.argv.includes('--even-if-broken')
  const named = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
  if (!named) throw new Error('用法 · usage: npm run restore -- <file> [--replace] [--even-if-broken]')
  const file = resolve(named)
  // Before anything is opened or moved: a damaged file changes nothing.
  const { broken } = await checkFile(file)
  if (broken.length > 0 && !evenIfBroken) {
    throw new Error(`备份中的记录曾被改动，未恢复；仍要恢复请加 --even-if-broken。\nThe record in this backup was changed \
before it was made; nothing was restored. To restore it all the same, add --even-if-broken.\n${broken.join('\n')}`)
  }
  const database = await openFor(replace)
  try {
    const report = await restoreBackup(database, () => createReadStream(file), {
      replace,
      evenIfBroken,
      newId,
      beforeCommit: () => database.assertAlone(),
    })
    console.log(
      `已恢复到 ${report.at} 的备份，校验和与哈希链已核对。\nRestored the backup of ${report.at}; its check sum and hash chains were checked.`,
    )
    for (const { id, events } of report.operations) {
      console.log(`  ${id}: ${events} events; new lineage: clients will load it afresh`)
    }
    for (const text of broken) console.warn(`  警告 · WARNING: ${text}`)
    console.log('所有人需要重新登录。 Everybody has to sign in again.')
  } finally {
    await database.close()
  }
})

async function checkFile(file: string): Promise<BackupReport> {
  try {
    return await checkBackup(createReadStream(file))
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error
    const words = `备份文件读不出或已损坏，未作任何改动：${file}\nThe backup ${file} cannot be read or is damaged; \
nothing was changed: ${error.message}.`
    throw new Error(words, { cause: error })
  }
}

async function openFor(replace: boolean): Promise<Database> {
  // A server that ran on would go on writing after a log that is not there any more.
  const database = await connectDatabase({ dataDir, databaseUrl, alone: true, note: console.log })
  if (await isEmpty(database)) return database
  if (!replace) {
    await database.close()
    throw new NotEmpty(`已有数据，未作任何改动；如要覆盖请加 --replace。\nThere is data already; nothing was changed. \
To restore over it, add --replace${databaseUrl ? '' : ' (the old folder is kept beside the new one)'}.`)
  }
  if (database.kind === 'postgres') return database
  await database.close()
  const { data } = places(dataDir)
  const aside = `${data}.before-restore-${Date.now()}`
  renameSync(data, aside)
  console.log(`原有数据保留在 ${aside}\nThe data that was there is kept in ${aside}`)
  return connectDatabase({ dataDir, databaseUrl, note: console.log })
}
