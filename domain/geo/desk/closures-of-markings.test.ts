import { describe, expect, it } from 'vitest'
import { SMALL } from '../../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../../tests/support/geo/made-up-county.ts'
import { markingId } from '../../ids.ts'
import { closed } from '../../marking/commands.ts'
import { makeGeography } from '../geography.ts'
import { closuresOf, type ClosingMarking } from './closures-of-markings.ts'

const named = (text: string) => markingId.parse(text)
const AT = Date.parse('2026-11-25T08:00:00Z')
const drawn = (more: Partial<ClosingMarking>): ClosingMarking => ({
  ...{ id: named('m-1'), markingKind: 'road-closure', closes: null },
  ...{ geometry: { type: 'Point', coordinates: [110.5, 29.8] } },
  ...{ validFrom: '2026-11-25T07:00:00Z', validUntil: null },
  ...more,
})
const closuresOfOne = (more: Partial<ClosingMarking>, atMs = AT) =>
  closuresOf([drawn(more)], atMs).map(({ closure }) => closure)

describe('what a marking closes', () => {
  it('a closed bridge is closed by its id', () => {
    const closes = closed.parse({ is: 'bridge', id: 'b-1', position: { lat: 29.8, lon: 110.5 } })
    expect(closuresOfOne({ closes })).toEqual([{ kind: 'bridge', id: 'b-1' }])
  })

  it('a road is closed where the marking was laid on it, not as a whole', () => {
    const closes = closed.parse({ is: 'road', id: 'r-1', position: { lat: 29.81, lon: 110.51 } })
    expect(closuresOfOne({ closes })).toEqual([{ kind: 'point', lon: 110.51, lat: 29.81 }])
  })

  it('off every known road it is closed where it was drawn', () => {
    expect(closuresOfOne({})).toEqual([{ kind: 'point', lon: 110.5, lat: 29.8 }])
  })

  it.each(['flood-extent', 'fire-line', 'fire-section', 'road-closure'] as const)(
    '%s closes roads',
    (markingKind) => {
      expect(closuresOfOne({ markingKind })).toHaveLength(1)
    },
  )

  it.each(['isolation-belt', 'escape-route', 'safe-area', 'line', 'area', 'text'] as const)(
    '%s closes none',
    (markingKind) => expect(closuresOfOne({ markingKind })).toEqual([]),
  )

  it('before and after its time it closes nothing', () => {
    const validUntil = '2026-11-25T09:00:00Z'
    expect(closuresOfOne({ validUntil }, AT - 3_600_001)).toEqual([])
    expect(closuresOfOne({ validUntil })).toHaveLength(1)
    expect(closuresOfOne({ validUntil }, AT + 3_600_000)).toEqual([])
  })

  it('the same markings are the same question, in whatever order they were drawn', () => {
    const [a, b] = [drawn({ id: named('a') }), drawn({ id: named('b') })]
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
    const closures = marking ? closuresOfOne(marking) : []
    const found = geography.route({ ...question, closures })
    return found.ok && found.value.routes[0]!.roads.some(({ id }) => id === road.id)
  }

  it('a fire line across a road, a ring of fire around it and water over it turn the route away', () => {
    const [lon, lat] = middle
    const corner = (east: number, north: number): [number, number] => [lon + east * 1e-3, lat + north * 1e-3]
    const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
    expect(uses(undefined)).toBe(true)
    const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates })
    expect(uses({ markingKind: 'fire-line', geometry: line(corner(-1, -1), corner(1, 1)) })).toBe(false)
    expect(uses({ markingKind: 'fire-line', geometry: line(...ring) })).toBe(false)
    expect(uses({ markingKind: 'flood-extent', geometry: { type: 'Polygon', coordinates: [ring] } })).toBe(
      false,
    )
    expect(uses({ geometry: line(corner(0, 0), corner(0.01, 0)) })).toBe(false)
  })
})
