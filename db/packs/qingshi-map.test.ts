import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { within } from './geometry.ts'
import { readPack } from '../../tests/support/read-pack.ts'
import { heightIn } from '../../tests/support/geo/height-in.ts'

type LonLat = readonly [number, number]

const pack = readPack(join(import.meta.dirname, 'qingshi'))
const areas = pack.jurisdictions.features
const townships = areas.filter((area) => area.properties.level === 'township')
const villages = pack.villages.features
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const kilometres = ([aLon, aLat]: LonLat, [bLon, bLat]: LonLat) =>
  Math.hypot((aLon - bLon) * 96.58, (aLat - bLat) * 110.87)

const heightM = (at: readonly [number, number]): number => heightIn(pack, at)

const side = (a: LonLat, b: LonLat, p: LonLat) =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

/** Where two segments cross well inside both; undefined when they do not. */
function crossing(a: LonLat, b: LonLat, c: LonLat, d: LonLat): LonLat | undefined {
  const [ca, cb] = [side(c, d, a), side(c, d, b)]
  if (ca * cb >= 0 || side(a, b, c) * side(a, b, d) >= 0) return undefined
  const along = ca / (ca - cb)
  return [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along]
}

/** Where road and river run nearly along each other, rounding to a metre moves their crossing so far. */
const NEARLY_ALONG_KM = 0.06

/** Segments of lines by squares of 0.01 degrees. */
class SegmentIndex {
  readonly #squares = new Map<string, (readonly [LonLat, LonLat])[]>()

  constructor(lines: readonly (readonly LonLat[])[]) {
    for (const line of lines) {
      line.slice(1).forEach((to, i) => {
        const segment = [line[i] ?? to, to] as const
        for (const key of this.#keys(...segment))
          this.#squares.set(key, [...(this.#squares.get(key) ?? []), segment])
      })
    }
  }

  near(a: LonLat, b: LonLat): readonly (readonly [LonLat, LonLat])[] {
    return this.#keys(a, b).flatMap((key) => this.#squares.get(key) ?? [])
  }

  distanceKm(place: LonLat): number {
    const away = ([a, b]: readonly [LonLat, LonLat]) => {
      const [dx, dy] = [(b[0] - a[0]) * 96.58, (b[1] - a[1]) * 110.87]
      const [px, py] = [(place[0] - a[0]) * 96.58, (place[1] - a[1]) * 110.87]
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
      return Math.hypot(px - along * dx, py - along * dy)
    }
    return Math.min(...this.near(place, place).map(away))
  }

  #keys(a: LonLat, b: LonLat): string[] {
    const keys: string[] = []
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
    const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])]
    for (let x = Math.floor(west * 100); x <= Math.floor(east * 100); x += 1)
      for (let y = Math.floor(south * 100); y <= Math.floor(north * 100); y += 1) keys.push(`${x} ${y}`)
    return keys
  }
}

describe('the map of the demo county', () => {
  it('is tiled by its townships without a gap or an overlap', () => {
    const edges = new Map<string, number>()
    for (const { geometry } of townships) {
      const ring = geometry.coordinates[0] ?? []
      ring.slice(1).forEach((point, index) => {
        const [a, b] = [String(ring[index]), String(point)].sort()
        edges.set(`${a} ${b}`, (edges.get(`${a} ${b}`) ?? 0) + 1)
      })
    }
    const county = areas.find((area) => area.properties.level === 'county')?.geometry.coordinates[0] ?? []
    const border = new Set(
      county.slice(1).map((point, index) => [String(county[index]), String(point)].sort().join(' ')),
    )
    expect([...edges.values()].filter((times) => times > 2)).toEqual([])
    expect(new Set([...edges].filter(([, times]) => times === 1).map(([edge]) => edge))).toEqual(border)
    const area = (ring: readonly (readonly [number, number])[]) =>
      sum(ring.slice(1).map(([x, y], i) => ((ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0)) / 2))
    expect(sum(townships.map((town) => area(town.geometry.coordinates[0] ?? [])))).toBeCloseTo(
      area(county),
      8,
    )
  })

  it('keeps rivers and roads inside the county, to five decimals', () => {
    const county = areas.find((area) => area.properties.level === 'county')?.geometry.coordinates ?? []
    const lines = [...pack.rivers.features, ...pack.roads.features].map((each) => each.geometry)
    for (const { coordinates, type } of lines) {
      const points = type === 'Point' ? [coordinates] : coordinates.slice(1, -1)
      for (const point of points) {
        expect(within(point, county), String(point)).toBe(true)
        for (const degree of point) expect(Number(degree.toFixed(5))).toBe(degree)
      }
    }
  })

  it('has one connected road network that reaches every village and township seat', () => {
    const parent = new Map<string, string>()
    const root = (key: string): string => {
      const above = parent.get(key)
      return above === undefined || above === key ? key : root(above)
    }
    const roads = pack.roads.features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? [geometry] : [],
    )
    for (const { coordinates } of roads) {
      const first = String(coordinates[0])
      for (const point of coordinates) parent.set(root(String(point)), root(first))
    }
    expect(new Set([...parent.keys()].map(root)).size).toBe(1)
    const seats = townships.map(({ properties: p }) => [p.seatLon, p.seatLat] as const)
    for (const place of [...seats, ...villages.map((village) => village.geometry.coordinates)]) {
      const nearest = Math.min(
        ...roads.flatMap((road) => road.coordinates.map((point) => kilometres(point, place))),
      )
      expect(nearest, String(place)).toBeLessThan(0.6)
    }
  })

  it('has a bridge exactly where a road crosses water', () => {
    const rivers = pack.rivers.features.map((river) => river.geometry.coordinates)
    const bridges = pack.roads.features.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [geometry.coordinates] : [],
    )
    const atBridge = new Set(bridges.map(String))
    const water = new SegmentIndex(rivers)
    for (const { geometry } of pack.roads.features) {
      if (geometry.type !== 'LineString') continue
      geometry.coordinates.slice(1).forEach((to, i) => {
        const from = geometry.coordinates[i] ?? to
        for (const [a, b] of water.near(from, to)) {
          const spot = crossing(from, to, a, b)
          if (!spot) continue
          const near = [from, to].some(
            (end) => atBridge.has(String(end)) && kilometres(end, spot) < NEARLY_ALONG_KM,
          )
          expect(near, `${from} ${to}`).toBe(true)
        }
      })
    }
    for (const bridge of bridges) expect(water.distanceKm(bridge), String(bridge)).toBeLessThan(0.01)
  })

  it('lets its rivers fall from source to mouth', () => {
    for (const { properties, geometry } of pack.rivers.features) {
      const [first, last] = [geometry.coordinates[0], geometry.coordinates.at(-1)]
      expect(heightM(last ?? [0, 0]), properties.id).toBeLessThanOrEqual(heightM(first ?? [0, 0]) + 1)
    }
  })

  it('puts every bridge on its road', () => {
    for (const { properties, geometry } of pack.roads.features) {
      if (properties.kind !== 'bridge' || geometry.type !== 'Point') continue
      const road = pack.roads.features.find((each) => each.properties.id === properties.roadId)
      expect(road?.geometry.coordinates.map(String), properties.id).toContain(String(geometry.coordinates))
      expect(road?.properties.number).toBe(properties.number)
    }
  })
})
