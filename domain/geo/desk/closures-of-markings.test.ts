import { describe, expect, it } from 'vitest'
import { SMALL } from '../../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../../tests/support/geo/made-up-county.ts'
import { makeGeography } from '../geography.ts'
import { closuresOf, type ClosingMarking } from './closures-of-markings.ts'

const AT = Date.parse('2026-11-25T08:00:00Z')
const drawn = (more: Partial<ClosingMarking>): ClosingMarking => ({
  ...{ id: 'm-1', markingKind: 'road-closure', closes: null },
  ...{ geometry: { type: 'Point', coordinates: [110.5, 29.8] } },
  ...{ validFrom: '2026-11-25T07:00:00Z', validUntil: null },
  ...more,
})
const closed = (more: Partial<ClosingMarking>, atMs = AT) =>
  closuresOf([drawn(more)], atMs).map(({ closure }) => closure)

describe('what a marking closes', () => {
  it('a closed bridge is closed by its id', () => {
    const closes = { is: 'bridge', id: 'b-1', position: { lat: 29.8, lon: 110.5 } } as const
    expect(closed({ closes })).toEqual([{ kind: 'bridge', id: 'b-1' }])
  })

  it('a road is closed where the marking was laid on it, not as a whole', () => {
    const closes = { is: 'road', id: 'r-1', position: { lat: 29.81, lon: 110.51 } } as const
    expect(closed({ closes })).toEqual([{ kind: 'point', lon: 110.51, lat: 29.81 }])
  })

  it('off every known road it is closed where it was drawn', () => {
    expect(closed({})).toEqual([{ kind: 'point', lon: 110.5, lat: 29.8 }])
  })

  it.each(['flood-extent', 'fire-line', 'fire-section', 'road-closure'])('%s closes roads', (markingKind) => {
    expect(closed({ markingKind })).toHaveLength(1)
  })

  it.each(['isolation-belt', 'escape-route', 'safe-area', 'line', 'area', 'text'])(
    '%s closes none',
    (markingKind) => expect(closed({ markingKind })).toEqual([]),
  )

  it('before and after its time it closes nothing', () => {
    const validUntil = '2026-11-25T09:00:00Z'
    expect(closed({ validUntil }, AT - 3_600_001)).toEqual([])
    expect(closed({ validUntil })).toHaveLength(1)
    expect(closed({ validUntil }, AT + 3_600_000)).toEqual([])
  })

  it('the same markings are the same question, in whatever order they were drawn', () => {
    const [a, b] = [drawn({ id: 'a' }), drawn({ id: 'b' })]
    expect(closuresOf([b, a], AT)).toEqual(closuresOf([a, b], AT))
  })
})

describe('on the roads of a county', () => {
  const data = madeUpCounty(SMALL)
  const geography = makeGeography(data)
  const road = data.roads[0]!
  const [start, end] = [road.line[0]!, road.line.at(-1)!]
  const middle = road.line[Math.floor(road.line.length / 2)]!
  const question = {
    ...{ from: { lon: start[0], lat: start[1] }, to: { lon: end[0], lat: end[1] } },
    ...({ vehicle: 'onFoot', measure: 'distance', alternatives: 0 } as const),
  }
  const uses = (marking: Partial<ClosingMarking> | undefined): boolean => {
    const closures = marking ? closed(marking) : []
    const found = geography.route({ ...question, closures })
    return found.ok && found.value.routes[0]!.roads.some(({ id }) => id === road.id)
  }

  it('a fire line across a road, a ring of fire around it and water over it turn the route away', () => {
    const [lon, lat] = middle
    const ring = [
      ...[[lon - 1e-3, lat - 1e-3] as const, [lon + 1e-3, lat - 1e-3] as const],
      ...[[lon + 1e-3, lat + 1e-3] as const, [lon - 1e-3, lat + 1e-3] as const],
      [lon - 1e-3, lat - 1e-3] as const,
    ]
    expect(uses(undefined)).toBe(true)
    const across = { type: 'LineString', coordinates: [ring[0]!, ring[2]!] } as const
    expect(uses({ markingKind: 'fire-line', geometry: across })).toBe(false)
    const around = { type: 'LineString', coordinates: ring } as const
    expect(uses({ markingKind: 'fire-line', geometry: around })).toBe(false)
    const water = { type: 'Polygon', coordinates: [ring] } as const
    expect(uses({ markingKind: 'flood-extent', geometry: water })).toBe(false)
    const drawnAlong = { type: 'LineString', coordinates: [middle, [lon + 1e-5, lat]] } as const
    expect(uses({ geometry: drawnAlong })).toBe(false)
  })
})
