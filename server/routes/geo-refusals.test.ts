import { describe, expect, it } from 'vitest'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import { around } from '../../tests/support/geo/around.ts'
import { GAUGE, GeoDesk, YUNXI_TOWN } from '../../tests/support/geo/desk.ts'

const desk = new GeoDesk()

describe('a bad question is a 400 that names the field', () => {
  const ring = around(YUNXI_TOWN).coordinates[0]!
  const bow = [...[ring[0]!, ring[2]!, ring[1]!, ring[3]!], ring[0]!]
  const polygonOf = (coordinates: unknown) => ({ polygon: { type: 'Polygon', coordinates } })
  const far = { lon: 116.4, lat: 39.9 }

  it.each<[string, DeskQuestionName, object, string, string]>([
    ['no number', 'impact', polygonOf([[[NaN, 29], ...ring.slice(1)]]), 'polygon.coordinates', 'two numbers'],
    [
      'swapped',
      'impact',
      polygonOf([ring.map(([lon, lat]) => [lat, lon])]),
      'polygon.coordinates',
      'swapped',
    ],
    ['crossing itself', 'impact', polygonOf([bow]), 'polygon.coordinates', 'longitude 110.5424'],
    ['not closed', 'impact', polygonOf([ring.slice(1)]), 'polygon.coordinates', 'not closed'],
    [
      'date line',
      'impact',
      { polygon: around({ lon: 180, lat: 29.9 }) },
      'polygon.coordinates',
      'crosses the date line',
    ],
    ['outside', 'impact', { polygon: around(far) }, 'polygon.coordinates', 'outside the county'],
    ['no polygon', 'impact', { polygon: 'here' }, 'polygon', 'not a polygon'],
    ['unknown marking', 'impact', { marking: 'm-0' }, 'marking', 'no such marking'],
    ['unknown gauge', 'impact', { flood: { gauge: 'g-0', stageM: 1 } }, 'flood.gauge', 'no g-0'],
    ['unknown gauge', 'flood', { gauge: 'g-0', stageM: 1 }, 'gauge', 'no g-0'],
    ['no heights', 'flood', { gauge: GAUGE, stageM: 1 }, 'gauge', 'no heights'],
    ['below the bed', 'flood', { gauge: GAUGE, stageM: -1 }, 'stageM', 'must be more than 0'],
    ['outside', 'route', { from: far, to: YUNXI_TOWN }, 'from', 'outside the county'],
    ['latitude', 'route', { from: { lat: 95, lon: 110 }, to: YUNXI_TOWN }, 'from.lat', 'must be at most 90'],
    [
      'swapped',
      'route',
      { from: { lat: YUNXI_TOWN.lon, lon: YUNXI_TOWN.lat }, to: YUNXI_TOWN },
      'from.lat',
      'longitude swapped',
    ],
    ['nothing', 'impact', {}, 'body', 'one of polygon (GeoJSON), marking (its id) or flood'],
    ['no stage', 'impact', { flood: { gauge: GAUGE } }, 'flood', 'one of stageM (a stage) or rainfall'],
    ['no gauge', 'impact', { flood: { stageM: 1 } }, 'flood.gauge', 'missing'],
    ['unknown kind', 'nearest', { at: YUNXI_TOWN, kind: 'castle' }, 'kind', 'known are shelter, warehouse'],
    ['unknown road', 'cut-off', { closures: [{ kind: 'road', id: 'r-0' }] }, 'closures.0.id', 'no r-0'],
    ['unknown item', 'nearest', { at: YUNXI_TOWN, kind: 'store:item-0' }, 'kind', 'no store:item-0'],
    ['unknown field', 'first-there', { at: YUNXI_TOWN, vehicle: 'car' }, 'vehicle', 'not a known field'],
  ])('%s: %s', async (_, name, question, path, message) => {
    const { status, fields } = await desk.ask(name, question)
    expect(status).toBe(400)
    expect(fields[0]?.path.startsWith(path), fields[0]?.path).toBe(true)
    expect(fields[0]?.message.en).toContain(message)
  })

  it('ten thousand vertices are refused before they are looked at', async () => {
    const many = polygonOf([Array.from({ length: 10_000 }, () => [110.5, 29.8])])
    const { fields } = await desk.ask('impact', many)
    expect(fields).toMatchObject([
      { path: 'polygon.coordinates', message: { en: expect.stringContaining('5000') } },
    ])
  })
})

it('answers nobody without signing in, and nobody in an operation that is not theirs', async () => {
  const anonymous = await desk.server.app.inject({
    ...{ method: 'POST', url: '/api/operations/live/geo/cut-off', payload: {} },
  })
  expect(anonymous.statusCode).toBe(401)
  expect((await desk.commander.send('POST', '/api/operations/nowhere/geo/cut-off', {})).status).toBe(404)
})

it('asks an account that asks without end to wait, and no other', async () => {
  const [eager, other] = [await desk.server.as('observer'), await desk.server.as('yunxi-duty')]
  const question = { gauge: 'g-0', stageM: 1 }
  const statuses = new Map<number, number>()
  for (let asked = 0; asked < 301; asked++) {
    const { status } = await desk.ask('flood', question, eager)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(Object.fromEntries(statuses)).toEqual({ 400: 300, 429: 1 })
  expect((await desk.ask('flood', question, other)).status).toBe(400)
})
