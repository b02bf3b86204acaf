import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readPack } from '../../db/packs/pack.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { COUNTY_ROWS } from './county-data.ts'
import { knownInThread } from './thread.ts'

const pack = readPack(lightCounty())
const layers: Record<string, unknown> = { ...pack, warehouses: pack.stock.warehouses, catchments: {} }

it('a thread answers as the county’s geography does, refusals as values, and nothing when it has ended', async () => {
  const rows = Object.fromEntries(
    COUNTY_ROWS.map((layer) => [layer, gzipSync(JSON.stringify(layers[layer]))]),
  )
  const { geography, shelters, end, ended } = await knownInThread({ version: 'v1', rows, columns: {} })
  expect(shelters).toHaveLength(pack.shelters.features.length)
  const cutOff = geography.cutOff({ vehicle: 'car', closures: [] })
  const flood = geography.flood({ gauge: 'nowhere', stageM: 2, reachM: 1_000 })
  end()
  expect(await cutOff).toMatchObject({ ok: true, value: { people: 0, about: { version: 'v1' } } })
  expect(await flood).toMatchObject({ ok: false, faults: [{ code: 'not-known' }] })
  await ended
  await expect(geography.cutOff({ vehicle: 'car', closures: [] })).rejects.toMatchObject({
    ...{ code: 'analysis-unfinished', cause: { message: 'the thread of geography ended' } },
  })
})
