import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { covers } from '../../domain/jurisdiction.ts'
import { within } from './geometry.ts'
import { readPack } from './pack.ts'

const folder = join(import.meta.dirname, 'qingshi')
const pack = readPack(folder)
const YUNXI = '990101101'
const SONGLING = '990101102'

const areas = pack.jurisdictions.features
const townships = areas.filter((area) => area.properties.level === 'township')
const villages = pack.villages.features
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const named = (zh: string) => villages.find((village) => village.properties.name.zh === zh)?.properties
const kilometres = ([aLon, aLat]: readonly [number, number], [bLon, bLat]: readonly [number, number]) =>
  Math.hypot((aLon - bLon) * 96.58, (aLat - bLat) * 110.87)

describe('the demo county', () => {
  it('is small enough to ship', () => {
    const bytes = sum(readdirSync(folder).map((file) => statSync(join(folder, file)).size))
    expect(bytes).toBeLessThan(1_500_000)
  })

  it('has a county, 12 townships, 40 villages, 6 warehouses and 20 units', () => {
    expect(areas.filter((area) => area.properties.level === 'county')).toHaveLength(1)
    expect(townships).toHaveLength(12)
    expect(villages).toHaveLength(40)
    expect(pack.stock.warehouses).toHaveLength(6)
    expect(pack.units).toHaveLength(20)
  })

  it('counts its people once: county = townships = villages', () => {
    for (const { properties } of areas) {
      const inside = villages.filter((village) => covers(properties.code, village.properties.code))
      expect(sum(inside.map((village) => village.properties.population)), properties.code).toBe(
        properties.population,
      )
    }
    expect(sum(townships.map((town) => town.properties.population))).toBe(pack.header.population)
    for (const { properties: v } of villages) {
      expect(v.vulnerable).toBeLessThan(v.population)
      expect(v.atRiskPopulation).toBeLessThanOrEqual(v.population)
      expect(v.atRiskVulnerable).toBeLessThanOrEqual(Math.min(v.vulnerable, v.atRiskPopulation))
    }
  })

  it('names only things of its own county', () => {
    const codes = [
      ...pack.units.map((unit) => unit.jurisdiction),
      ...pack.stock.warehouses.map((store) => store.jurisdiction),
      ...[...pack.gauges.features, ...pack.facilities.features, ...pack.shelters.features].map(
        (place) => place.properties.jurisdiction,
      ),
    ]
    expect(codes.filter((code) => !covers(pack.header.code, code))).toEqual([])
    for (const unit of pack.units) expect(unit.id).toMatch(new RegExp(`^u-${unit.jurisdiction}-\\d\\d$`))
  })

  it('invents its people: no phone number can be dialled', () => {
    const people = [
      ...pack.units.map((unit) => unit.leader),
      ...pack.stock.warehouses.map((store) => store.keeper),
    ]
    for (const { phone } of people) expect(phone).toMatch(/^000-0\d00-\d{4}$/)
    expect(new Set(people.map((person) => person.phone)).size).toBe(people.length)
  })
})

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

  it('puts every bridge on its road', () => {
    for (const { properties, geometry } of pack.roads.features) {
      if (properties.kind !== 'bridge' || geometry.type !== 'Point') continue
      const road = pack.roads.features.find((each) => each.properties.id === properties.roadId)
      expect(road?.geometry.coordinates.map(String), properties.id).toContain(String(geometry.coordinates))
      expect(road?.properties.number).toBe(properties.number)
    }
  })
})

describe('the facts of scenario 1, flash flood in 云溪镇', () => {
  it('has 11 villages of 23,600 people, 318 of them at risk, 97 vulnerable', () => {
    const own = villages.map((village) => village.properties).filter((village) => village.township === YUNXI)
    expect(own).toHaveLength(11)
    expect(sum(own.map((village) => village.population))).toBe(23_600)
    expect(['上坪村', '岩口村', '溪头村', '红岩村'].map((name) => named(name)?.atRiskPopulation)).toEqual([
      86, 112, 74, 46,
    ])
    expect(sum(own.map((village) => village.atRiskPopulation))).toBe(318)
    expect(sum(own.map((village) => village.atRiskVulnerable))).toBe(97)
  })

  it('has five teams of 86 people', () => {
    const teams = pack.units.filter((unit) => unit.jurisdiction === YUNXI)
    expect([teams.length, sum(teams.map((unit) => unit.headcount))]).toEqual([5, 86])
  })

  it('has the gauge, the shelters, X12 and its bridge below 岩口', () => {
    const gauge = pack.gauges.features.find((each) => each.properties.name.zh === '上坪站')?.properties
    expect(gauge?.rainThresholds.slice(0, 2)).toEqual([
      { windowH: 1, prepareMm: 30, evacuateMm: 45 },
      { windowH: 3, prepareMm: 55, evacuateMm: 80 },
    ])
    const shelters = pack.shelters.features.filter((each) => each.properties.jurisdiction === YUNXI)
    const capacity = Object.fromEntries(shelters.map(({ properties: p }) => [p.name.zh, p.capacityPersons]))
    expect(capacity).toEqual({ 镇中心小学: 600, 岩口小学: 150, 溪头村委: 120 })
    const bridge = pack.roads.features.find((each) => each.properties.name.zh === '岩口桥')?.properties
    expect([bridge?.kind, bridge?.number]).toEqual(['bridge', 'X12'])
    expect(pack.roads.features.some((each) => each.properties.name.zh === '红岩线')).toBe(true)
  })

  it('stocks what the drill asks for', () => {
    const store = pack.stock.warehouses.find((each) => each.jurisdiction === YUNXI)
    const stock = (item: string) =>
      sum((store?.lots ?? []).filter((lot) => lot.item === item).map((lot) => lot.quantity))
    expect([stock('item-sandbag'), stock('item-lifejacket')]).toEqual([5000, 60])
  })
})

describe('the facts of scenario 2, forest fire in 松岭镇', () => {
  it('has its villages, teams, care home, pylons and a filling station 1.8 km from 野猫冲', () => {
    expect([named('松坪村')?.atRiskPopulation, named('松坪村')?.atRiskVulnerable]).toEqual([214, 63])
    expect(named('石门村')?.atRiskPopulation).toBe(96)
    const heads = pack.units.filter((unit) => unit.jurisdiction === SONGLING).map((unit) => unit.headcount)
    expect(heads).toEqual([25, 30, 40])
    expect(pack.units.find((unit) => unit.name.zh === '县专业森林消防队')?.headcount).toBe(60)
    const places = pack.facilities.features.filter((each) => each.properties.jurisdiction === SONGLING)
    const place = (kind: string) => places.filter((each) => each.properties.kind === kind)
    expect(place('careHome')[0]?.properties.capacityPersons).toBe(38)
    expect(place('powerTower')).toHaveLength(2)
    const origin = place('landmark')[0]?.geometry.coordinates ?? [0, 0]
    const station = place('fillingStation')[0]?.geometry.coordinates ?? [0, 0]
    expect(kilometres(origin, station)).toBeCloseTo(1.8, 1)
  })
})
