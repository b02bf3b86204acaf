import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../support/needs.ts'
import { makeDatabase } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { makeFolder } from '../support/temporary.ts'
import { again, load, wholeLog, type Acknowledged } from './acknowledged.ts'

const TIMES = 10

describe('kill -9 under load, embedded database', () => survives(async () => ({})))

describeWith('postgres', 'kill -9 under load, PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => void (database = await makeDatabase()))
  afterAll(() => database.drop())
  survives(async () => ({ DATABASE_URL: database.url, DEMO: 'on' }))
})

/** One story on one data folder: killed, started, checked, ten times; what was said before still stands each time. */
function survives(environment: () => Promise<Record<string, string>>): void {
  let folder: Awaited<ReturnType<typeof makeFolder>>
  const acknowledged: Acknowledged[] = []
  const start = async (): Promise<RunningServer> =>
    startServer({ dataDir: folder.path, env: await environment() })

  beforeAll(async () => void (folder = await makeFolder()))
  afterAll(() => folder.remove())

  it.each(Array.from({ length: TIMES }, (_, index) => [index + 1]))(
    'loses nothing that it acknowledged, time %i',
    async (time) => {
      const server = await start()
      const reports = await load(server)
      // Another moment each time: in the middle of whatever the server is doing then.
      await reports.reached(20 + time * 7)
      await server.kill9()
      await reports.stop()
      acknowledged.push(...reports.acknowledged)

      const after = await start()
      try {
        const log = await wholeLog(after)
        const seqOf = new Map(log.map((line) => [line.commandId, line.seq]))
        const lost = acknowledged.filter(({ commandId, seq }) => seqOf.get(commandId) !== seq)
        expect(lost).toEqual([])
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
        const last = reports.acknowledged.at(-1) as Acknowledged
        expect(await again(after, last.commandId)).toBe(last.seq)
      } finally {
        await after.kill9()
      }
    },
  )
}
