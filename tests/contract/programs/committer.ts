/**
 * A program of its own for the durability tests: `committer <dataDir>` appends to the operation `kill`
 * without end and prints each seq once it is acknowledged.
 */
import { connectDatabase } from '../../../db/connect.ts'
import { createOperation } from '../../../db/operations.ts'
import { readHead } from '../../../db/read-log.ts'
import { addEvents, noon, start } from '../samples.ts'

const [dataDir = '', limit = 'Infinity'] = process.argv.slice(-2)
const database = await connectDatabase({ dataDir })
const title = { titleZh: '断电', titleEn: 'Power cut' }
const made = { id: 'kill', kind: 'actual' as const, ...title, status: 'running', lineage: '1' }
await createOperation(database, { ...made, createdAt: new Date(noon) })
let head = (await readHead(database, 'kill')) ?? start
process.stdout.write(`pid ${process.pid}\n`)
for (let n = 0; n < Number(limit); n += 1) {
  head = await addEvents(database, 'kill', head, 1 + (n % 3))
  process.stdout.write(`${head.seq}\n`)
}
await database.close()
