import { describe, expect, it } from 'vitest'
import { PositionCounter } from './position-counter.ts'

const ring = (count: number) => Array.from({ length: count }, (_, at) => [110.5 + at / 1e4, 29.8])

/** What is found in a text that comes in pieces of so many bytes. */
function found(text: string, most: number, pieceBytes = Infinity) {
  const counter = new PositionCounter(most)
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += pieceBytes) counter.read(bytes.subarray(at, at + pieceBytes))
  return counter.tooMany
}

describe('positions of a text that passes by', () => {
  it.each<[string, unknown, string, number]>([
    ['of a polygon', { polygon: { type: 'Polygon', coordinates: [ring(9)] } }, 'polygon.coordinates', 9],
    ['of its holes, too', { polygon: { coordinates: [ring(5), ring(4)] } }, 'polygon.coordinates', 9],
    ['of many polygons', { polygon: { coordinates: [[ring(5)], [ring(4)]] } }, 'polygon.coordinates', 9],
    ['of a line', { payload: { geometry: { coordinates: ring(9) } } }, 'payload.geometry.coordinates', 9],
    [
      'of what is no position',
      { polygon: { coordinates: Array.from({ length: 9 }, () => []) } },
      'polygon.coordinates',
      9,
    ],
    [
      'of names of places',
      { polygon: { coordinates: Array.from({ length: 9 }, () => ['[[],[]]']) } },
      'polygon.coordinates',
      9,
    ],
    [
      'of the second closure, after a first that is small',
      { closures: [{ polygon: { coordinates: [ring(3)] } }, { polygon: { coordinates: [ring(9)] } }] },
      'closures.1.polygon.coordinates',
      9,
    ],
    [
      'after texts that look like a shape',
      { note: '"coordinates":[[1,2],[\\', 云溪: ['}', ']'], polygon: { coordinates: [ring(9)] } },
      'polygon.coordinates',
      9,
    ],
  ])('%s are counted, however the text is cut', (_, body, path, count) => {
    const text = JSON.stringify(body, null, 1)
    for (const bytes of [1, 2, 3, 7, 50, Infinity]) {
      expect(found(text, count - 1, bytes)).toEqual({ path, count })
      expect(found(text, count, bytes)).toBeUndefined()
    }
  })

  it.each([
    ['numbers outside a shape', JSON.stringify({ list: ring(9) })],
    ['a shape that does not end', JSON.stringify({ polygon: { coordinates: [ring(9)] } }).slice(0, -3)],
    ['a text', JSON.stringify({ coordinates: 'x'.repeat(1000) })],
    ['what is nested deeper than any question', `{"a":${'['.repeat(64)}{"coordinates":[[1,2],[1,2]]}`],
    ['ends without a beginning', `]]}{"coordinates":[[1,2],[1,2]]}`],
    ['no JSON', 'coordinates:[[1,2],[1,2]'],
  ])('%s: none', (_, text) => expect(found(text, 1)).toBeUndefined())

  it('a million are counted', () => {
    const text = `{"polygon":{"type":"Polygon","coordinates":[[${'[110.5,29.8],'.repeat(999_999)}[110.5,29.8]]]}}`
    expect(found(text, 5_000, 65_536)).toEqual({ path: 'polygon.coordinates', count: 1_000_000 })
  })
})
