import { report, townshipAt } from '../lib/bench-room.ts'
import { Child } from '../lib/child.ts'
import type { Scenario } from '../lib/figure.ts'
import { percentile } from '../lib/percentile.ts'
import { Program } from '../lib/program.ts'
import type { Spread } from './clients.ts'

const SCREENS = 200
const PER_SECOND = 50

export const screens: Scenario = {
  name: 'screens',
  title: 'From a command to 200 other screens, 50 commands a second, durable, embedded',
  async run({ seconds, note }) {
    const program = await Program.start()
    const clients = new Child(new URL('./clients.ts', import.meta.url))
    try {
      const commands: object[] = []
      for (let index = 0; index < 50; index++) {
        const jurisdiction = townshipAt(index)
        const incidentId = await program.give('ReportIncident', jurisdiction, report(index))
        const payload = { incidentId, text: '水位上涨，已转移 12 户 31 人，道路中断，请求支援。' }
        commands.push({ type: 'UpdateSituation', jurisdiction, payload })
      }
      note(`${SCREENS} screens come in`)
      await clients.ask('connect', { url: program.server.url, cookie: program.cookie, screens: SCREENS })
      await clients.ask('give', { perSecond: PER_SECOND, seconds: 3, commands })
      note(`${PER_SECOND} commands a second for ${seconds} s`)
      const got = await clients.ask<Spread>('give', { perSecond: PER_SECOND, seconds, commands })
      return {
        scenario: 'screens',
        figures: [
          {
            name: 'command to another screen, p99',
            ...{ value: percentile(got.delaysMs, 99), unit: 'ms', target: { atMost: 150 } },
          },
          {
            name: 'commands that did not reach every screen',
            ...{ value: got.sent * SCREENS - got.delaysMs.length, unit: '', target: { atMost: 0 } },
          },
          { name: 'commands refused or failed', value: got.refused, unit: '', target: { atMost: 0 } },
          { name: 'command to another screen, p50', value: percentile(got.delaysMs, 50), unit: 'ms' },
          { name: 'command to its own answer, p50', value: percentile(got.answersMs, 50), unit: 'ms' },
          { name: 'command to its own answer, p99', value: percentile(got.answersMs, 99), unit: 'ms' },
        ],
        notes: [
          'All screens and the sender share one process, which finds the command in 10,000 messages a second.',
        ],
      }
    } finally {
      await clients.stop()
      await program.server.stop()
    }
  },
}
