import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoFolder } from '../support/demo-folder.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { again, load, wholeLog, type Acknowledged } from './acknowledged.ts'

const TIMES = 10

/** One story on one data folder: killed under load, started, checked, ten times; what was said before still stands each time. */
export function survives(environment: () => Promise<Record<string, string>>): void {
  let folder: Awaited<ReturnType<typeof demoFolder>>
  let server: RunningServer
  const acknowledged: Acknowledged[] = []
  const start = async (): Promise<RunningServer> =>
    startServer({ dataDir: folder.path, env: await environment() })

  beforeAll(async () => {
    folder = await demoFolder()
    server = await start()
  })
  afterAll(async () => {
    await server.kill9()
    await folder.remove()
  })

  it.each(Array.from({ length: TIMES }, (_, index) => [index + 1]))(
    'loses nothing that it acknowledged, time %i',
    async (time) => {
      const reports = await load(server)
      // Another moment each time: in the middle of whatever the server is doing then.
      await reports.reached(20 + time * 7)
      await server.kill9()
      await reports.stop()
      acknowledged.push(...reports.acknowledged)

      server = await start()
      const log = await wholeLog(server)
      const seqOf = new Map(log.map((line) => [line.commandId, line.seq]))
      const lost = acknowledged.filter(({ commandId, seq }) => seqOf.get(commandId) !== seq)
      expect(lost).toEqual([])
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
      const last = reports.acknowledged.at(-1) as Acknowledged
      expect(await again(server, last.commandId)).toBe(last.seq)
    },
  )
}
