import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BASE_DATA_ID } from '../../domain/base-data/record.ts'
import type { Config, SessionAnswer } from './answers.ts'
import { Desk } from './desk.svelte.ts'

const box = [110, 29, 111, 30]
const basemap = (version: string) => ({
  ...{ version, tiles: 'vector', bounds: box, minZoom: 6, maxZoom: 14, attribution: null, layers: [] },
})
const terrain = (version: string) => ({ version, bounds: box, landcover: false })
const SAID: Record<string, unknown> = {
  '/api/basemap?version=a-2': { basemap: basemap('a-2') },
  '/api/terrain?version=a-2': { terrain: terrain('a-2') },
}
const who = { account: { id: 'duty' }, rights: [] } as unknown as SessionAnswer
const config = {
  county: { code: '990101', version: 'a-1', basemap: basemap('a-1'), terrain: terrain('a-1') },
} as unknown as Config

let lineIsUp = false
beforeEach(() => {
  lineIsUp = false
  vi.stubGlobal('location', { hash: '' })
  vi.stubGlobal('history', { pushState: () => undefined, replaceState: () => undefined })
  for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => undefined)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async (path: string) => {
    if (!lineIsUp) throw new TypeError('fetch failed')
    return path in SAID ? Response.json(SAID[path]) : new Response(null, { status: 404 })
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('the desk', () => {
  it('asks again for base map and heights that did not come, once the line is up', async () => {
    const desk = new Desk(who, config, () => undefined)
    vi.spyOn(desk.line, 'open').mockReturnValue()
    await desk.start()
    const seen = { kind: 'baseData', id: BASE_DATA_ID, version: 'a-2', seq: 1 }
    desk.live.picture.receive({
      ...{ mode: 'snapshot', seq: 1, view: 'v' },
      records: { baseData: { [BASE_DATA_ID]: seen } } as never,
    })
    await Promise.all([desk.basemap.load('a-2'), desk.terrain.load('a-2')])
    expect([desk.basemap.of('a-2'), desk.terrain.of('a-2')]).toEqual([undefined, undefined])

    lineIsUp = true
    desk.line.onUp()
    await vi.waitFor(() => {
      expect(desk.basemap.of('a-2')?.version).toBe('a-2')
      expect(desk.terrain.of('a-2')?.version).toBe('a-2')
    }, 10_000)
    desk.stop()
  })
})
