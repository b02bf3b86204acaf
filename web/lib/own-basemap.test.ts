import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Basemap } from './answers.ts'
import { OwnBasemap } from './own-basemap.svelte.ts'

const facts = (version: string, tiles: Basemap['tiles']): Basemap => ({
  ...{ version, tiles, bounds: [110, 29, 111, 30], minZoom: 6, maxZoom: 14 },
  ...{ attribution: null, layers: [] },
})
const county = {
  ...{ code: '990101', name: { zh: '县', en: 'County' }, version: 'a-1' },
  basemap: facts('a-1', 'raster'),
}
const VERSIONS: Record<string, Basemap | null> = { 'a-2': facts('a-2', 'vector'), 'a-3': null }

const asked = vi.fn<(path: string) => Promise<Response>>(async (path) => {
  const version = new URL(path, 'https://county.example').searchParams.get('version')
  return Response.json({ basemap: VERSIONS[version ?? ''] })
})
beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  vi.unstubAllGlobals()
  asked.mockClear()
})

it('is of the version that is looked at, and never drawn by the facts of another', async () => {
  const basemap = new OwnBasemap(county)
  expect(basemap.of('a-1')?.tiles).toBe('raster')
  expect(basemap.of('a-2')).toBeUndefined()
  await basemap.load('a-2')
  expect(basemap.of('a-2')?.tiles).toBe('vector')
  await basemap.load('a-3')
  expect(basemap.of('a-3')).toBeUndefined()
  await basemap.load('a-1')
  expect(basemap.of('a-1')?.tiles).toBe('raster')
  expect(asked).toHaveBeenCalledTimes(2)
})

it('comes with a pack that is the first to bring one', async () => {
  const basemap = new OwnBasemap({ ...county, basemap: null })
  await basemap.load('a-2')
  expect(basemap.of('a-2')?.tiles).toBe('vector')
})

it('takes no answer that comes too late, and asks again for one that did not come', async () => {
  const basemap = new OwnBasemap(county)
  const late = basemap.load('a-2')
  await basemap.load('a-1')
  await late
  expect(basemap.of('a-1')?.tiles).toBe('raster')
  asked.mockRejectedValueOnce(new TypeError('fetch failed'))
  await basemap.load('a-2')
  expect(basemap.of('a-2')).toBeUndefined()
  await basemap.load('a-2')
  expect(basemap.of('a-2')?.tiles).toBe('vector')
})
