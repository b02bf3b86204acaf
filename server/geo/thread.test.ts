import { BlockList } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readPack } from '../../tests/support/read-pack.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { COUNTY_ROWS } from './county-data.ts'
import { knownInThread } from './thread.ts'

const pack = readPack(lightCounty())
const layers: Record<string, unknown> = { ...pack, warehouses: pack.stock.warehouses, catchments: {} }

const started = () => {
  const rows = Object.fromEntries(
    COUNTY_ROWS.map((layer) => [layer, gzipSync(JSON.stringify(layers[layer]))]),
  )
  return knownInThread({ version: 'v1', rows, columns: {} }, new AbortController().signal)
}

/** It is sent, and cannot be read where it arrives. */
function unreadable(): object {
  const list = new BlockList()
  const [clone] = Object.getOwnPropertySymbols(BlockList.prototype).filter(
    ({ description }) => description === 'messaging_clone_symbol',
  )
  if (!clone) throw new Error('A BlockList is sent in another way')
  const value = () => ({ data: 0, deserializeInfo: 'nowhere:Nothing' })
  return Object.defineProperty(list, clone, { value })
}

it('a thread answers as the county’s geography does, refusals as values, and nothing when it has ended', async () => {
  const { geography, shelters, end, ended } = await started()
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

it('a question that the thread cannot read ends it, and leaves no other open', async () => {
  const { geography, ended } = await started()
  const broken = { code: 'analysis-unfinished', cause: { message: expect.stringContaining('nowhere') } }
  const asked = [[unreadable() as never], []].map((closures) =>
    geography.cutOff({ vehicle: 'car', closures }),
  )
  await Promise.all(asked.map((each) => expect(each).rejects.toMatchObject(broken)))
  await ended
})
