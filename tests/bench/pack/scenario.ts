import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packFolder } from '../../../server/setup/county.ts'
import type { Scenario } from '../lib/figure.ts'
import { packLoad } from '../lib/pack-load.ts'

const MOST_S = 60

export const pack: Scenario = {
  name: 'pack',
  title: 'Loading the whole demo county into the embedded database',
  async run({ note }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'fenghuo-bench-'))
    try {
      note('into an empty database')
      const first = await packLoad(dataDir, packFolder('qingshi'))
      note('the same again')
      const again = await packLoad(dataDir, packFolder('qingshi'))
      return {
        scenario: 'pack',
        figures: [
          { name: 'into an empty database', value: first, unit: 's', target: { atMost: MOST_S } },
          { name: 'the same again', value: again, unit: 's' },
        ],
        notes: ['From the command to its end: initdb, reading, checking, deriving, storing, opening stock.'],
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}
