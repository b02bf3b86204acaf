import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { packFolder } from '../../../server/setup/county.ts'
import type { Scenario } from '../lib/figure.ts'
import { packLoad } from '../lib/pack-load.ts'
import { percentile } from '../lib/percentile.ts'
import { Program, type Asked } from '../lib/program.ts'

/** A key that is answered later than this feels late. */
const MOST_MS = 100
const SEARCHES = 30
const SETTLE_MS = 500

/**
 * How long the server's event loop stood still meanwhile, at most: its own `monitorEventLoopDelay`, which /metrics
 * tells and then begins anew.
 */
async function stallOf(program: Program, act: () => Promise<unknown>): Promise<number> {
  await pause(SETTLE_MS)
  await worst(program)
  await act()
  await pause(SETTLE_MS)
  return worst(program)
}

async function worst({ server, cookie }: Program): Promise<number> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { cookie } })
  const found = /^nodejs_eventloop_lag_max_seconds(?:\{[^}]*\})? (\S+)/m.exec(await answer.text())
  return 1000 * Number(found?.[1] ?? NaN)
}

/** The demo county as its office hands it over the next time. */
function editedCounty(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-bench-pack-'))
  cpSync(packFolder('qingshi'), folder, { recursive: true })
  const header = join(folder, 'pack.json')
  writeFileSync(
    header,
    JSON.stringify({ ...JSON.parse(readFileSync(header, 'utf8')), version: 'bench-2' }, null, 2),
  )
  return folder
}

export const stalls: Scenario = {
  name: 'stalls',
  title: 'How long the whole server stands still while somebody asks for much',
  async run({ note }) {
    const program = await Program.start()
    const edited = editedCounty()
    try {
      const gauges = await gaugesOf(program)
      note('a flood')
      const flood = await stallOf(program, () =>
        program.post('/api/operations/live/geo/flood', { gauge: gauges[0], stageM: 8, reachM: 20_000 }),
      )
      note('searches')
      const asked: Asked[] = []
      const searches = await stallOf(program, async () => {
        for (let index = 0; index < SEARCHES; index++)
          asked.push(await program.get(`/api/operations/live/search?q=${TYPED[index % TYPED.length]}`))
      })
      note('a new version of the county')
      const version = await stallOf(program, () => packLoad(program.server.dataDir, edited))
      const first = await stallOf(program, async () => {
        await program.post('/api/operations/live/geo/cut-off', {})
        await program.get('/api/operations/live/search?q=yxz')
      })
      const target = { atMost: MOST_MS }
      return {
        scenario: 'stalls',
        figures: [
          { name: 'the first flood at a gauge, 20 km of river', value: flood, unit: 'ms', target },
          { name: 'the first questions to a new version', value: first, unit: 'ms', target },
          { name: 'searches by name, one after another', value: searches, unit: 'ms', target },
          { name: 'loading a new version meanwhile', value: version, unit: 'ms' },
          {
            name: 'a search by name, p95',
            value: percentile(
              asked.map(({ ms }) => ms),
              95,
            ),
            unit: 'ms',
          },
        ],
        notes: [
          'The longest delay of the event loop as the server itself measures it (perf_hooks, steps of 10 ms).',
          'Other load on the machine shows: a server that gets no core stands still, too.',
        ],
      }
    } finally {
      await program.server.stop()
      rmSync(edited, { recursive: true })
    }
  },
}

const TYPED = ['yxz', 's', 'yunxizhen', 'qing', encodeURIComponent('云溪')]

async function gaugesOf(program: Program): Promise<string[]> {
  const { body } = await program.get('/api/map/gauges')
  const { features } = body as { features: { properties: { id: string } }[] }
  return features.map(({ properties }) => properties.id)
}
