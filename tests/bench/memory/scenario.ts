import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { inProject } from '../../../scripts/lib/project.mjs'
import type { Scenario } from '../lib/figure.ts'
import { residentMb } from '../lib/memory.ts'
import { Program } from '../lib/program.ts'
import { connectScreen, join } from '../lib/screens.ts'

const PHONES = 20
const FIXES_A_MINUTE = 30
const SCREENS = 5
const SAMPLE_MS = 2_000

export const memory: Scenario = {
  name: 'memory',
  title: 'Memory of all processes while pretend phones report',
  async run({ minutes, note }) {
    // The second start, as on every day but the first.
    const first = await Program.start({ program: 'scripts/start.mjs' })
    const { dataDir } = first.server
    await first.server.kill9()
    const program = await Program.start({ dataDir, program: 'scripts/start.mjs' })
    const simulate = spawn(
      process.execPath,
      [
        inProject('dist', 'scenarios', 'cli', 'simulate.js'),
        ...['--url', program.server.url, '--units', String(PHONES)],
        ...['--rate', String(FIXES_A_MINUTE), '--minutes', String(minutes)],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    simulate.stdout.on('data', (text: Buffer) => (said = text.toString()))
    const ended = once(simulate, 'exit')
    try {
      for (let index = 0; index < SCREENS; index++) {
        await join(await connectScreen(program.server.url, program.cookie), { operation: 'live' })
      }
      note(`${PHONES} phones, ${SCREENS} screens, ${minutes} min`)
      const sums: number[] = []
      let server = 0
      while (simulate.exitCode === null && simulate.signalCode === null) {
        await Promise.race([pause(SAMPLE_MS), ended])
        server = residentMb(program.server.pid)
        const simulator = simulate.pid === undefined ? 0 : residentMb(simulate.pid)
        if (simulator > 0) sums.push(server + simulator)
      }
      return {
        scenario: 'memory',
        figures: [
          {
            name: `all processes after ${minutes} min of simulation`,
            ...{ value: sums.at(-1) ?? NaN, unit: 'MB', target: { atMost: 600 } },
          },
          { name: 'all processes, most at any time', value: Math.max(...sums), unit: 'MB' },
          { name: 'the server alone at the end', value: server, unit: 'MB' },
        ],
        notes: [
          'Resident memory of the server (its database worker is a thread of it) and of the simulator; after the second start.',
          `The simulator said: ${said.trim().split('\n').at(-1) ?? ''}`,
        ],
      }
    } finally {
      simulate.kill()
      await program.server.stop()
    }
  },
}
