import { expect, it } from 'vitest'
import { readPack } from '../../tests/support/read-pack.ts'
import { NO_HOUSEHOLDS } from '../../domain/geo/households.ts'
import { SMALL } from '../../tests/support/geo/county-size.ts'
import { handGrid } from '../../tests/support/geo/hand.ts'
import { madeUpCounty } from '../../tests/support/geo/made-up-county.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { COUNTY_COLUMNS, COUNTY_ROWS, countyDataOf } from './county-data.ts'

const pack = readPack(lightCounty())
const layers: Record<string, unknown> = { ...pack, warehouses: pack.stock.warehouses }

/** The demo county's layers as they are kept, with these columns. */
const read = (columns: Record<string, unknown> = {}, without: readonly string[] = []) =>
  countyDataOf({
    version: 'v1',
    rows: async (layer) => (without.includes(layer) ? undefined : layers[layer]),
    columns: async (layer) => columns[layer],
  })

it('every layer of a pack is there, under the name that geography has for it', async () => {
  const { source, date, roads, bridges, ...data } = await read()
  expect({ source, date }).toEqual({ source: pack.header.sources[0]?.title, date: pack.header.date })
  expect(roads.length + bridges.length).toBe(pack.roads.features.length)
  for (const layer of ['villages', 'hamlets', 'facilities', 'shelters', 'gauges'] as const)
    expect(data[layer], layer).toHaveLength(pack[layer].features.length)
  expect(data.warehouses).toHaveLength(pack.stock.warehouses.length)
  expect(data.villages[0]?.id).toMatch(/^990101\d{6}$/)
})

it('columns are taken as they are kept', async () => {
  const [{ households }, hand] = [madeUpCounty(SMALL), handGrid()]
  const data = await read({ households, hand })
  expect(data.households).toBe(households)
  expect(data.hand).toBe(hand)
})

it('of a version from before beds and rating curves, the bed is ground as low as its stream, and no curve is known', async () => {
  const { bed: _, ...hand } = handGrid()
  const [first] = pack.gauges.features.map(({ properties: { id } }) => id)
  const kept = { areaKm2: 41.5, flowKm: 9.2, slope: 0.031, channelM: null }
  const { gauges, hand: found } = await countyDataOf({
    version: 'v1',
    rows: async (layer) => (layer === 'catchments' ? { [first ?? '']: kept } : layers[layer]),
    columns: async (layer) => (layer === 'hand' ? hand : undefined),
  })
  expect(gauges[0]?.catchment).toBeNull()
  const low = hand.metres.reduce((count, above) => count + (above < 0.05 ? 1 : 0), 0)
  expect(found?.bed.reduce((count, each) => count + each, 0)).toBe(low)
  expect(low).toBeGreaterThan(0)
})

it('a gauge knows its catchment, when the heights gave one', async () => {
  const [first, second] = pack.gauges.features.map(({ properties: { id } }) => id)
  const { catchment } = madeUpCounty(SMALL).gauges[0]!
  const { gauges } = await countyDataOf({
    version: 'v1',
    rows: async (layer) => (layer === 'catchments' ? { [first ?? '']: catchment } : layers[layer]),
    columns: async () => undefined,
  })
  const of = (id: string | undefined) => gauges.find((gauge) => gauge.id === id)?.catchment
  expect([of(first), of(second)]).toEqual([catchment, null])
})

it('what a pack has not is empty', async () => {
  const bare = await read({}, ['hamlets', 'facilities', 'shelters', 'gauges', 'warehouses'])
  expect(bare).toMatchObject({ hamlets: [], facilities: [], shelters: [], gauges: [], warehouses: [] })
  expect(bare).toMatchObject({ households: NO_HOUSEHOLDS, hand: null })
})

it('what is handed to the thread of geography is all that is read', async () => {
  const asked = { rows: new Set<string>(), columns: new Set<string>() }
  await countyDataOf({
    version: 'v1',
    async rows(layer) {
      asked.rows.add(layer)
      return layers[layer]
    },
    async columns(layer) {
      asked.columns.add(layer)
    },
  })
  expect([...asked.rows].sort()).toEqual([...COUNTY_ROWS].sort())
  expect([...asked.columns].sort()).toEqual([...COUNTY_COLUMNS].sort())
})
