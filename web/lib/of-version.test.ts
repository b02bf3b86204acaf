import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Basemap, TerrainFacts } from './answers.ts'
import { basemapsOf, terrainsOf } from './county-facts.ts'

const box = [110, 29, 111, 30] as [number, number, number, number]
const basemap = (version: string, tiles: Basemap['tiles']): Basemap => ({
  ...{ version, tiles, bounds: box, minZoom: 6, maxZoom: 14, attribution: null, layers: [] },
})
const heights = (version: string, landcover: boolean): TerrainFacts => ({ version, bounds: box, landcover })

/** As the page found it when it was opened. */
const county = {
  ...{ code: '990101', name: { zh: '县', en: 'County' }, version: 'a-1' },
  ...{ basemap: basemap('a-1', 'raster'), terrain: heights('a-1', false) },
}
const SAID: Record<string, unknown> = {
  '/api/basemap?version=a-2': { basemap: basemap('a-2', 'vector') },
  '/api/basemap?version=a-3': { basemap: null },
  '/api/terrain?version=a-2': { terrain: heights('a-2', true) },
  '/api/terrain?version=a-3': { terrain: null },
}

const asked = vi.fn<(path: string) => Promise<Response>>(async (path) => Response.json(SAID[path]))
beforeEach(() => {
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  vi.unstubAllGlobals()
  asked.mockClear()
})

describe('the county’s own base map', () => {
  it('is of the version that is looked at, and never drawn by the facts of another', async () => {
    const basemaps = basemapsOf(county)
    expect(basemaps.of('a-1')?.tiles).toBe('raster')
    expect(basemaps.of('a-2')).toBeUndefined()
    await basemaps.load('a-2')
    expect(basemaps.of('a-2')?.tiles).toBe('vector')
    await basemaps.load('a-3')
    expect(basemaps.of('a-3')).toBeUndefined()
    await basemaps.load('a-1')
    expect(basemaps.of('a-1')?.tiles).toBe('raster')
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('comes with a pack that is the first to bring one', async () => {
    const basemaps = basemapsOf({ ...county, basemap: null })
    await basemaps.load('a-2')
    expect(basemaps.of('a-2')?.tiles).toBe('vector')
  })

  it('takes no answer that comes too late, and asks again for one that did not come', async () => {
    const basemaps = basemapsOf(county)
    const late = basemaps.load('a-2')
    await basemaps.load('a-1')
    await late
    expect(basemaps.of('a-1')?.tiles).toBe('raster')
    asked.mockRejectedValueOnce(new TypeError('fetch failed'))
    await basemaps.load('a-2')
    expect(basemaps.of('a-2')).toBeUndefined()
    await basemaps.load('a-2')
    expect(basemaps.of('a-2')?.tiles).toBe('vector')
  })
})

describe('the county’s heights', () => {
  it('come with a pack that is the first to bring them, and go with one that has none', async () => {
    const terrains = terrainsOf({ ...county, terrain: null })
    expect(terrains.likely('a-1')).toBeUndefined()
    await terrains.load('a-2')
    expect(terrains.likely('a-2')).toEqual(heights('a-2', true))
    await terrains.load('a-3')
    expect(terrains.likely('a-3')).toBeUndefined()
  })

  it('stay on the map as they were until it is known what another version has', async () => {
    const terrains = terrainsOf(county)
    expect(terrains.likely('a-2')).toEqual(heights('a-2', false))
    asked.mockRejectedValueOnce(new TypeError('fetch failed'))
    await terrains.load('a-2')
    expect(terrains.likely('a-2')).toEqual(heights('a-2', false))
    await terrains.load('a-2')
    expect(terrains.likely('a-2')).toEqual(heights('a-2', true))
  })

  it('are those that the page found where no version is named', () => {
    expect(terrainsOf(county).likely(undefined)).toEqual(heights('a-1', false))
  })
})
