import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Storage } from '../plugins/database.ts'
import type { County } from '../setup/county.ts'
import { PlacesByVersion } from './places.ts'

const village = (zh: string) => ({
  features: [
    {
      geometry: { type: 'Point', coordinates: [110.5, 29.9] },
      properties: { code: '990101101201', township: '990101101', name: { zh, en: zh } },
    },
  ],
})

/** Versions of a county that are kept, each with one village; what is read of them is written down. */
function kept(villages: Readonly<Record<string, string>>) {
  const read: string[] = []
  const baseData = {
    readBaseVersion: async (version: string) => (version in villages ? { county: '990101' } : undefined),
    async readBaseLayer(version: string, layer: string) {
      if (layer === 'villages') read.push(version)
      return layer === 'villages' ? gzipSync(JSON.stringify(village(villages[version] ?? ''))) : undefined
    },
  } as unknown as Storage['baseData']
  return { storage: { baseData }, read }
}
const county = (version: string, layers: object) => ({ version, code: '990101', layers }) as unknown as County
const names = async (places: PlacesByVersion, version?: string) =>
  (await places.of(version)).map(({ name }) => name.zh)

it('are those of the version asked for: the newest as it is known here, others as they are kept', async () => {
  const { storage, read } = kept({ 'v-1': '上坪村' })
  const places = new PlacesByVersion({
    storage,
    county: { now: county('v-2', { villages: village('新坪村') }) },
  })
  expect(await names(places)).toEqual(['新坪村'])
  expect(await names(places, 'v-2')).toEqual(['新坪村'])
  expect(await names(places, 'v-1')).toEqual(['上坪村'])
  expect(await names(places, 'v-1')).toEqual(['上坪村'])
  expect(read).toEqual(['v-1'])
})

it('are none where no county was loaded, and none of a version that is not kept', async () => {
  const places = new PlacesByVersion({ storage: kept({}).storage, county: { now: undefined } })
  expect(await names(places)).toEqual([])
  expect(await names(places, 'v-7')).toEqual([])
})

it('that could not be made ready are made ready for who asks next', async () => {
  const known = { now: county('v-1', { villages: { features: [{}] } }) }
  const places = new PlacesByVersion({ storage: kept({}).storage, county: known })
  await expect(places.of()).rejects.toThrow(TypeError)
  known.now = county('v-1', { villages: village('上坪村') })
  expect(await names(places)).toEqual(['上坪村'])
})
