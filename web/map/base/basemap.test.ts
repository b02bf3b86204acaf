import { expect, it } from 'vitest'
import { basemapLayers, basemapSources, type BasemapFacts } from './basemap.ts'

const facts = (layers: readonly string[]): BasemapFacts => ({
  ...{ version: 'a-1:2', tiles: 'vector', bounds: [110, 29, 111, 30], minZoom: 6, maxZoom: 14 },
  ...{ attribution: null, layers },
})
const drawn = (...layers: string[]) =>
  basemapLayers(facts(layers), 'dark').map(({ id, type }) => `${type} ${id}`)

it('draws the layers of OpenMapTiles by what they are, the ground below the roads', () => {
  expect(drawn('place', 'transportation', 'building', 'landcover')).toEqual([
    'fill basemap-landcover',
    ...['line basemap-transportation-casing', 'line basemap-transportation-road'],
    ...['line basemap-transportation-rail', 'fill basemap-building'],
  ])
})

it('draws those of Protomaps, whose rivers are among the waters', () => {
  expect(drawn('earth', 'water', 'boundaries', 'pois')).toEqual([
    ...['fill basemap-water', 'line basemap-water-water', 'line basemap-boundaries-border'],
  ])
})

it('draws a layer that it does not know as plain areas and lines', () => {
  expect(drawn('pipelines', 'constructor')).toEqual([
    ...['fill basemap-pipelines', 'line basemap-pipelines-lines'],
    ...['fill basemap-constructor', 'line basemap-constructor-lines'],
  ])
})

it('asks for the tiles of its version, no nearer than there are', () => {
  Object.assign(globalThis, { location: { origin: 'https://county.example' } })
  expect(basemapSources(facts([]))['basemap']).toMatchObject({
    tiles: ['https://county.example/api/basemap/{z}/{x}/{y}?version=a-1%3A2'],
    ...{ minzoom: 6, maxzoom: 14 },
  })
})
