import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeGeography } from '../../domain/geo/geography.ts'
import { COUNTED } from '../../domain/geo/impact/people.ts'
import type { LonLat, PolygonGeometry, Ring } from '../../domain/geo/polygon/geometry.ts'
import { EAST, NORTH, SMALL, SOUTH, WEST } from '../support/geo/county-size.ts'
import { madeUpCounty } from '../support/geo/made-up-county.ts'
import { naiveImpact } from '../support/geo/naive-impact.ts'

const data = madeUpCounty(SMALL)
const geography = makeGeography(data)
const { households } = data

/** Often the very place of a household, or on one line with it, so that points lie on vertices and edges. */
const place = fc.oneof(
  fc.nat(households.count - 1).map((index): LonLat => [households.lon[index]!, households.lat[index]!]),
  fc
    .tuple(fc.nat(households.count - 1), fc.integer({ min: -400, max: 400 }))
    .map(([index, east]): LonLat => [households.lon[index]! + east / 1e4, households.lat[index]!]),
  fc
    .tuple(
      fc.double({ min: WEST - 0.1, max: EAST + 0.1, noNaN: true }),
      fc.double({ min: SOUTH - 0.1, max: NORTH + 0.1, noNaN: true }),
    )
    .map(([lon, lat]): LonLat => [lon, lat]),
)

/** Any ring of places: the even-odd rule gives crossing rings a meaning too, the same in all counts. */
const ring = fc.array(place, { minLength: 3, maxLength: 12 }).map((places): Ring => [...places, places[0]!])
const polygon = fc
  .array(ring, { minLength: 1, maxLength: 3 })
  .map((coordinates): PolygonGeometry => ({ type: 'Polygon', coordinates }))

it('an impact counts exactly what a test of every single thing counts, on edges and corners too', () => {
  const inside = (geometry: PolygonGeometry) => (lon: number, lat: number) =>
    booleanPointInPolygon([lon, lat], { type: 'Feature', properties: {}, geometry: mutable(geometry) })
  fc.assert(
    fc.property(polygon, (geometry) => {
      const {
        about: _,
        partlyOutside: __,
        areaKm2: ___,
        roadKm: ____,
        roads: _____,
        ...counts
      } = geography.impactOf(geometry, {
        units: data.shelters,
      })
      expect(counts).toEqual(naiveImpact(data, inside(geometry), data.shelters))
    }),
    { numRuns: 150 },
  )
})

it('parts that lie apart are counted together', () => {
  const square = (lon: number, lat: number): Ring => {
    const [east, north] = [lon + 0.1, lat + 0.1]
    return [
      [lon, lat],
      [east, lat],
      [east, north],
      [lon, north],
      [lon, lat],
    ]
  }
  const parts = [[square(WEST + 0.02, SOUTH + 0.02)], [square(WEST + 0.3, SOUTH + 0.2)]]
  const whole = geography.impactOf({ type: 'MultiPolygon', coordinates: parts }, { units: [] })
  const each = parts.map((coordinates) => geography.impactOf({ type: 'Polygon', coordinates }, { units: [] }))
  expect(whole.people).toBeGreaterThan(0)
  expect(whole.people).toBe(each.reduce((sum, { people }) => sum + people, 0))
  expect(whole.areaKm2).toBeCloseTo(
    each.reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    6,
  )
})

it('the whole county holds everybody', () => {
  const all = geography.impactOf(data.boundary, { units: [] })
  expect(all.households).toBe(households.count)
  for (const column of COUNTED.slice(2)) {
    const sum = households[column].reduce((total, count) => total + count, 0)
    expect(all.vulnerable).toMatchObject({ [column]: sum })
  }
})

const mutable = (geometry: PolygonGeometry) => {
  const rings = geometry.coordinates as readonly Ring[]
  return { type: 'Polygon' as const, coordinates: rings.map((each) => each.map(([lon, lat]) => [lon, lat])) }
}
