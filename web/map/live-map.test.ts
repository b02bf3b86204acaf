import type { Polygon } from 'geojson'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UnitPosition } from '../../domain/position/frame.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { words } from '../../domain/words.ts'
import type { Place } from '../lib/places.svelte.ts'
import { Scene } from '../lib/scene.svelte.ts'
import { baseStyle, type Look } from './base/base-style.ts'
import { FakeMap } from './fake-map.ts'
import { LiveMap } from './live-map.ts'

const bounds: [number, number, number, number] = [110.3, 29.7, 110.8, 30.1]
const look: Look = { theme: 'light', language: 'zh', terrain: { version: '1', bounds, landcover: true } }
const seat = (code: string, lon: number): Place => ({
  ...{ code, name: words(code, code), level: 'township' },
  ...{ lat: 29.9, lon },
})
const county: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [110.3, 29.7],
      [110.8, 29.7],
      [110.8, 30.1],
      [110.3, 29.7],
    ],
  ],
}
const unit = (n: number) =>
  ({
    ...{ kind: 'unit', id: `u${n}`, seq: 1, jurisdiction: '990101', sharedWith: [], name: `${n}` },
    ...{ teamType: 'rescue', duty: 'on', assignment: null, simulated: false },
    home: { lat: 29.9, lon: 110.5 },
  }) as unknown as Unit
const byId = (units: readonly Unit[]) => ({ unit: Object.fromEntries(units.map((each) => [each.id, each])) })
const numbered = (count: number) => Array.from({ length: count }, (_, n) => unit(n))

/** Runs what waits for the next frame. */
let frame: () => void
let live: LiveMap

beforeEach(() => {
  const waiting: (() => void)[] = []
  frame = () => {
    for (const run of waiting.splice(0)) run()
  }
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => waiting.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => {})
  vi.stubGlobal('location', { origin: 'http://127.0.0.1' })
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 404 }))
})
afterEach(() => {
  live.dispose()
  vi.unstubAllGlobals()
})

/** A map with so many units on it, drawn once; what follows is what is asked of it. */
function drawn(units: number) {
  const map = new FakeMap()
  const scene = new Scene('live')
  scene.picture.receive({ mode: 'snapshot', seq: 1, records: byId(numbered(units)), view: 'v' })
  const places = { seats: [] as Place[], county: undefined as Polygon | undefined }
  live = new LiveMap(map.asMap, scene, {
    ...{ look, staleAfterS: 60, smooth: false, playback: false },
    ...{ seats: () => places.seats, county: () => places.county },
    ...{ onDrawn: () => {}, selected: () => undefined },
  })
  map.setStyle(baseStyle(look))
  frame()
  map.asked.length = 0
  const put = (seq: number, more: readonly Unit[], remove: readonly string[] = []) =>
    scene.picture.apply({
      ...{ fromSeq: seq, toSeq: seq, view: 'v', log: [] },
      ...{ put: byId(more), remove: remove.length > 0 ? { unit: [...remove] } : {} },
    })
  return { map, scene, places, put }
}

const asked = (map: FakeMap) => map.asked.map(({ source, what }) => `${source} ${what}`)

const seenAt = (n: number, lon: number): UnitPosition => ({
  ...{ unitId: `u${n}` as UnitPosition['unitId'], lat: 29.9, lon, fixAtMs: Date.now() },
  ...{ headingDeg: null, speedMps: null, batteryPct: null, stale: false, sos: false, simulated: false },
})

it('at rest nothing that moves asks anything of the map any more: a picture for paper comes to an end', () => {
  const { map, scene } = drawn(3)
  scene.whereabouts.replace([seenAt(0, 110.51)])
  frame()
  frame()
  expect(asked(map)).toContain('units updateData')
  live.rest()
  frame()
  map.asked.length = 0
  scene.whereabouts.replace([seenAt(0, 110.62)])
  frame()
  frame()
  expect(asked(map)).toEqual([])
})

describe('a change costs what it changes', () => {
  it('towns that come are put into their own source, the county into the veil around it, and nothing else', () => {
    const { map, places } = drawn(3)
    places.seats = [seat('990101101', 110.5), seat('990101102', 110.6)]
    places.county = county
    live.placesChanged()
    frame()
    expect(asked(map)).toEqual(['surroundings setData', 'seats updateData'])
    expect(map.styles).toBe(1)
  })

  it('the same towns once more are not drawn again; one that moved is drawn alone', () => {
    const { map, places } = drawn(3)
    places.seats = [seat('990101101', 110.5), seat('990101102', 110.6)]
    live.placesChanged()
    frame()
    map.asked.length = 0
    live.placesChanged()
    frame()
    expect(map.asked).toEqual([])
    places.seats = [seat('990101101', 110.5), seat('990101102', 110.7)]
    live.placesChanged()
    frame()
    expect(map.asked).toMatchObject([
      { source: 'seats', value: { remove: ['990101102'], add: [{ properties: { id: '990101102' } }] } },
    ])
  })

  it('a unit that comes or goes is one difference of the units', () => {
    const { map, put } = drawn(3)
    put(2, [unit(3)])
    frame()
    put(3, [], ['u0'])
    frame()
    expect(map.asked).toMatchObject([
      { source: 'units', what: 'updateData', value: { remove: [], add: [{ properties: { id: 'u3' } }] } },
      { source: 'units', what: 'updateData', value: { remove: ['u0'], add: [] } },
    ])
    expect(map.styles).toBe(1)
  })

  it('units that become a crowd are gathered where they are, and shown singly again when they are none', () => {
    const { map, put } = drawn(150)
    expect(map.sources.get('units')).toMatchObject({ cluster: false })
    put(2, [unit(150)])
    frame()
    put(3, [], ['u150'])
    frame()
    expect(map.asked.filter(({ what }) => what === 'setClusterOptions')).toEqual([
      { source: 'units', what: 'setClusterOptions', value: { cluster: true } },
      { source: 'units', what: 'setClusterOptions', value: { cluster: false } },
    ])
    expect(map.styles).toBe(1)
  })

  it('another language is a new style, in which a crowd is a crowd from the start', () => {
    const { map } = drawn(151)
    live.restyle({ ...look, language: 'en' })
    expect(map.styles).toBe(2)
    expect(map.sources.get('units')).toMatchObject({ cluster: true })
    live.restyle({ ...look, language: 'en' })
    expect(map.styles).toBe(2)
  })
})

it('areas and lines are two runs, the base map and what is live: more would cost a tilted map as many pictures', () => {
  const { map } = drawn(3)
  const onGround = new Set(['background', 'fill', 'line', 'raster', 'hillshade'])
  const runs = map.layers.filter(
    ({ type }, at) => onGround.has(type) && !onGround.has(map.layers[at - 1]?.type ?? ''),
  )
  expect(runs.map(({ id }) => id)).toEqual(['outside', 'marking-areas'])
})
