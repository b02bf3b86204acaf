import { createHash, randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { findAnswers, saveAnswers } from '../../db/answers.ts'
import { checkBackup } from '../../db/backup/check.ts'
import { BackupDamaged } from '../../db/backup/read.ts'
import { ChainBroken, NotEmpty, restoreBackup } from '../../db/backup/restore.ts'
import { backedUp, notBackedUp } from '../../db/backup/tables.ts'
import { writeBackup } from '../../db/backup/write.ts'
import type { Database } from '../../db/connect.ts'
import { verifyChain } from '../../db/log-overview.ts'
import { packPeopleNews, savePackPeople } from '../../db/pack-people.ts'
import { correctPerson, erasePeople, readPeople } from '../../db/people.ts'
import { readOperation, readOperations } from '../../db/operations.ts'
import { readEvents } from '../../db/read-log.ts'
import * as schema from '../../db/schema.ts'
import type { Engine } from './databases.ts'
import { addEvents, anAnswer, anOperation, noon, start } from './samples.ts'

export function backupRules(database: () => Database, engine: Engine): void {
  describe('backup', () => {
    it('knows of every table whether it belongs in it', () => {
      const tables = Object.values(schema).filter((table) => is(table, PgTable))
      expect([...backedUp.map(({ name }) => name), ...notBackedUp].sort()).toEqual(
        tables.map(getTableName).sort(),
      )
    })

    it(
      'brings back everything, under a new lineage, and refuses where there is data',
      { timeout: 60_000 },
      async () => {
        const operation = await anOperation(database())
        const head = await addEvents(database(), operation, start, 1234, { answers: [anAnswer('kept')] })
        await saveAnswers(database(), operation, {
          ...{ expectedSeq: head.seq, answers: [anAnswer('refused', { answer: { ok: false } })] },
        })
        const { file, folder } = place()
        await writeBackup(database(), createWriteStream(file))

        const other = await engine.open()
        try {
          const report = await restoreBackup(other, () => createReadStream(file), { newId: randomUUID })
          expect(report.operations).toContainEqual({ id: operation, events: 1234 })
          for (const { id } of await readOperations(database())) {
            const verified = await verifyChain(other, id)
            expect(verified).toEqual(await verifyChain(database(), id))
            const page = { after: 0, limit: 2000 }
            expect(await readEvents(other, id, page)).toEqual(await readEvents(database(), id, page))
          }
          expect((await findAnswers(other, operation, ['kept', 'refused'])).size).toBe(2)
          const [before, after] = [
            await readOperation(database(), operation),
            await readOperation(other, operation),
          ]
          expect(after).toEqual({ ...before, lineage: after?.lineage })
          expect(after?.lineage).not.toBe(before?.lineage)
          expect(await tablesOf(other)).toEqual(await tablesOf(database()))

          await expect(
            restoreBackup(other, () => createReadStream(file), { newId: randomUUID }),
          ).rejects.toThrow(NotEmpty)
          await addEvents(other, operation, head, 1)
          await restoreBackup(other, () => createReadStream(file), { newId: randomUUID, replace: true })
          expect(await verifyChain(other, operation)).toEqual({ ok: true, checked: 1234 })
        } finally {
          await engine.close(other)
          rmSync(folder, { recursive: true })
        }
      },
    )

    it(
      'brings back nobody who was erased after it was taken, when it goes over what is there',
      { timeout: 60_000 },
      async () => {
        const other = await engine.open()
        const { file, folder } = place()
        try {
          const operation = await anOperation(other)
          const people = ['kept', 'erased'].map((id) => ({
            id: `${operation}-${id}`,
            name: '李四',
            phone: '13800000000',
          }))
          await addEvents(other, operation, start, 1, { people })
          await writeBackup(other, createWriteStream(file))
          const erasedAt = new Date(noon)
          await erasePeople(other, [`${operation}-erased`], erasedAt)
          await restoreBackup(other, () => createReadStream(file), { newId: randomUUID, replace: true })
          const restored = await readPeople(
            other,
            people.map(({ id }) => id),
          )
          expect(restored.get(`${operation}-kept`)).toEqual({ ...people[0], erasedAt: null })
          expect(restored.get(`${operation}-erased`)).toEqual({
            ...people[1],
            name: null,
            phone: null,
            erasedAt,
          })
        } finally {
          await engine.close(other)
          rmSync(folder, { recursive: true })
        }
      },
    )

    it(
      'of a time when it was not kept what the pack said takes the pack to have said what stands',
      { timeout: 60_000 },
      async () => {
        const other = await engine.open()
        const { file, folder } = place()
        try {
          const operation = await anOperation(other)
          const person = { id: 'pack:unit:u-1', name: '周远山', phone: '000-0100-0001', ofPack: true }
          await addEvents(other, operation, start, 1, { people: [person] })
          await writeBackup(other, createWriteStream(file))
          const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
          writeFileSync(file, sealedAgain(lines.map((line) => line.replaceAll('"pack_', '"was_'))))
          await restoreBackup(other, () => createReadStream(file), { newId: randomUUID, replace: true })

          expect(await packPeopleNews(other, [person])).toEqual({ rows: [], shown: [] })
          await correctPerson(other, person.id, { name: '周远川' })
          const changed = { ...person, phone: '000-0100-0002' }
          await savePackPeople(other, (await packPeopleNews(other, [changed])).rows)
          expect((await readPeople(other, [person.id])).get(person.id)).toMatchObject({
            ...{ name: '周远川', phone: '000-0100-0002' },
          })
        } finally {
          await engine.close(other)
          rmSync(folder, { recursive: true })
        }
      },
    )

    it(
      'taken while commands arrive is one moment: its chain ends where it says',
      { timeout: 60_000 },
      async () => {
        const operation = await anOperation(database())
        let head = await addEvents(database(), operation, start, 1500)
        const { file, folder } = place()
        const backup = { done: false }
        const written = writeBackup(database(), createWriteStream(file)).finally(() => (backup.done = true))
        while (!backup.done) {
          head = await addEvents(database(), operation, head, 3, {
            answers: [anAnswer(`during-${head.seq}`)],
          })
        }
        await written
        const report = await checkBackup(createReadStream(file))
        const end = report.operations.find(({ id }) => id === operation)?.events ?? 0
        expect(end).toBeGreaterThanOrEqual(1500)
        expect(end).toBeLessThan(head.seq)
        rmSync(folder, { recursive: true })
      },
    )

    it('that was cut off, changed or sealed again after a change is not accepted', async () => {
      const operation = await anOperation(database())
      await addEvents(database(), operation, start, 20)
      const { file, folder } = place()
      await writeBackup(database(), createWriteStream(file))
      const whole = readFileSync(file)
      const refused = async (bytes: Buffer, why: RegExp): Promise<void> => {
        writeFileSync(file, bytes)
        const check = checkBackup(createReadStream(file))
        await expect(check).rejects.toThrow(BackupDamaged)
        await expect(check).rejects.toThrow(why)
      }
      const lines = gunzipSync(whole).toString().trimEnd().split('\n')
      await refused(whole.subarray(0, whole.length - 100), /end|unexpected/)
      await refused(gzipSync(lines.slice(0, -1).join('\n')), /end is missing/)
      const forged = lines.map((line) => line.replace('yunxi-duty', 'somebody'))
      await refused(gzipSync(forged.join('\n')), /check sum/)
      await refused(Buffer.from('something else'), /./)

      writeFileSync(file, sealedAgain(forged))
      expect((await checkBackup(createReadStream(file))).broken[0]).toContain('was changed')
      const restore = restoreBackup(database(), () => createReadStream(file), {
        newId: randomUUID,
        replace: true,
      })
      await expect(restore).rejects.toThrow(ChainBroken)
      rmSync(folder, { recursive: true })
    })
  })
}

/** The lines of a backup, changed, as a file whose check sum is right. */
function sealedAgain(lines: readonly string[]): Buffer {
  const before = `${lines.slice(0, -1).join('\n')}\n`
  const sha256 = createHash('sha256').update(before).digest('hex')
  const trailer = { ...JSON.parse(lines.at(-1) ?? ''), sha256 }
  return gzipSync(`${before}${JSON.stringify(trailer)}\n`)
}

function place(): { file: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-backup-'))
  return { folder, file: join(folder, 'backup.gz') }
}

/** Every row of what a backup holds, but for the lineages. */
async function tablesOf({ sql }: Database): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const { name, key } of backedUp) {
    const rows =
      await sql`select to_jsonb(t) - 'lineage' as row from ${sql(name)} t order by ${sql(key as string[])}`
    tables[name] = rows.map((row) => row['row'])
  }
  return tables
}
