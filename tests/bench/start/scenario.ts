import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../support/server.ts'
import { report, townshipAt } from '../lib/bench-room.ts'
import { Child } from '../lib/child.ts'
import type { Scenario } from '../lib/figure.ts'
import { Program, WHOLE_COUNTY } from '../lib/program.ts'

const COMMANDS = 500
const MOST_MS = 5_000

/** Starts as `npm start` does (npm itself left out), until commands are taken. */
async function timeOfStart(dataDir: string): Promise<number> {
  const from = performance.now()
  const server = await startServer({
    dataDir,
    program: 'scripts/start.mjs',
    env: { LOG_LEVEL: 'warn', ...WHOLE_COUNTY },
  })
  const ms = performance.now() - from
  await server.stop()
  return ms
}

/** The real server, killed while commands come in. @returns how many it had acknowledged */
async function killUnderLoad(dataDir: string): Promise<number> {
  const program = await Program.start({ dataDir })
  let acknowledged = 0
  const givers = Array.from({ length: 8 }, async (_, giver) => {
    for (let index = giver; ; index += 8) {
      await program.give('ReportIncident', townshipAt(index), report(index))
      if (++acknowledged === COMMANDS) await program.server.kill9()
    }
  })
  await Promise.allSettled(givers)
  return acknowledged
}

export const start: Scenario = {
  name: 'start',
  title: 'Starting: the second time, after a kill, and after a kill with much written',
  async run({ writeMb, note }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'fenghuo-bench-'))
    const writer = new Child(new URL('./writer.ts', import.meta.url))
    try {
      note('first start (no download)')
      const first = await timeOfStart(dataDir)
      const second = await timeOfStart(dataDir)
      note(`kill -9 after ${COMMANDS} commands`)
      const acknowledged = await killUnderLoad(dataDir)
      const afterKill = await timeOfStart(dataDir)
      note(`kill -9 after ${writeMb} MB written`)
      const wroteFrom = performance.now()
      const written = await writer.ask<number>('write', { dataDir, megabytes: writeMb })
      const wroteS = (performance.now() - wroteFrom) / 1000
      await writer.stop()
      const afterMuch = await timeOfStart(dataDir)
      const target = { atMost: MOST_MS }
      return {
        scenario: 'start',
        figures: [
          { name: 'second start, to ready', value: second, unit: 'ms', target },
          {
            name: `start after kill -9 under ${acknowledged} commands`,
            value: afterKill,
            unit: 'ms',
            target,
          },
          {
            name: `start after kill -9 with ${Math.round(written)} MB written`,
            value: afterMuch,
            unit: 'ms',
            target,
          },
          { name: 'first start without the download (initdb, demo county)', value: first, unit: 'ms' },
          { name: 'writing, durable', value: written / wroteS, unit: 'MB/s' },
        ],
        notes: ['Megabytes are those of the database’s write-ahead log.'],
      }
    } finally {
      await writer.stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}
