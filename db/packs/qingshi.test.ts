import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearestVertex, roadNetwork, shortestWay } from '../../scenarios/roads/network.ts'
import { areaOf } from '../../domain/geo/polygon/area.ts'
import { contains } from '../../domain/geo/polygon/contains.ts'
import type { PolygonGeometry } from '../../domain/geo/polygon/geometry.ts'
import { covers } from '../../domain/jurisdiction.ts'
import { readPack } from '../../tests/support/read-pack.ts'
import { heightIn } from '../../tests/support/geo/height-in.ts'

const folder = join(import.meta.dirname, 'qingshi')
const pack = readPack(folder)
const YUNXI = '990101101'
const SONGLING = '990101102'

const areas = pack.jurisdictions.features
const townships = areas.filter((area) => area.properties.level === 'township')
const villages = pack.villages.features
const homes = pack.households
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const named = (zh: string) => villages.find((village) => village.properties.name.zh === zh)?.properties
const kilometres = ([aLon, aLat]: readonly [number, number], [bLon, bLat]: readonly [number, number]) =>
  Math.hypot((aLon - bLon) * 96.58, (aLat - bLat) * 110.87)

/** The Chinese names of everything inside, at any depth. */
function namesIn(inside: unknown): string[] {
  if (typeof inside !== 'object' || inside === null) return []
  return Object.entries(inside).flatMap(([key, value]) => {
    if (key !== 'name') return namesIn(value)
    return typeof value === 'string' ? [value] : value === null ? [] : [(value as { zh: string }).zh]
  })
}

const heightM = (at: readonly [number, number]): number => heightIn(pack, at)

describe('the demo county', () => {
  it('is small enough to ship', () => {
    const bytes = sum(readdirSync(folder).map((file) => statSync(join(folder, file)).size))
    expect(bytes).toBeLessThan(15_000_000)
  })

  it('has a county, 12 townships, 150 villages, 14 warehouses and 60 units', () => {
    expect(areas.filter((area) => area.properties.level === 'county')).toHaveLength(1)
    expect(townships).toHaveLength(12)
    expect(villages).toHaveLength(150)
    expect(pack.stock.warehouses).toHaveLength(14)
    expect(pack.units).toHaveLength(60)
  })

  it('has about 600 hamlets, 60,000 households and 200,000 people', () => {
    expect(Math.abs(pack.hamlets.features.length - 600)).toBeLessThan(60)
    expect(Math.abs(homes.count - 60_000)).toBeLessThan(3_000)
    expect(Math.abs(pack.header.population - 200_000)).toBeLessThan(5_000)
  })

  it('counts its households once: village = households, vulnerable and at risk too', () => {
    const counted = villages.map(() => ({
      persons: 0,
      households: 0,
      vulnerable: 0,
      atRisk: 0,
      atRiskVulnerable: 0,
    }))
    const indexOf = new Map(villages.map((village, index) => [String(village.properties.code), index]))
    for (let at = 0; at < homes.count; at += 1) {
      const own = counted[indexOf.get(homes.villageCodes[homes.village[at] ?? 0] ?? '') ?? -1]
      if (!own) throw new Error(`household ${at} has no village`)
      const [persons, vulnerable] = [homes.persons[at] ?? 0, homes.vulnerable[at] ?? 0]
      own.households += 1
      own.persons += persons
      own.vulnerable += vulnerable
      if ((homes.riskArea[at] ?? -1) < 0) continue
      own.atRisk += persons
      own.atRiskVulnerable += vulnerable
    }
    villages.forEach(({ properties: v }, index) => {
      expect(counted[index], v.code).toEqual({
        ...{ persons: v.population, households: v.households, vulnerable: v.vulnerable },
        ...{ atRisk: v.atRiskPopulation, atRiskVulnerable: v.atRiskVulnerable },
      })
    })
  })

  it('puts those at risk inside their danger area, and nobody else into one', () => {
    for (const { properties, geometry } of pack.riskAreas.features) {
      const area = areaOf(geometry as PolygonGeometry)
      const own = homes.riskAreaIds.indexOf(properties.id)
      const inside = { households: 0, population: 0, vulnerable: 0 }
      const misplaced: number[] = []
      for (let at = 0; at < homes.count; at += 1) {
        const isInside = contains(area, homes.lon[at] ?? 0, homes.lat[at] ?? 0)
        if (isInside !== (homes.riskArea[at] === own)) misplaced.push(at)
        if (!isInside) continue
        inside.households += 1
        inside.population += homes.persons[at] ?? 0
        inside.vulnerable += homes.vulnerable[at] ?? 0
      }
      expect(misplaced, properties.id).toEqual([])
      const { households, population, vulnerable } = properties
      expect(inside, properties.id).toEqual({ households, population, vulnerable })
    }
  })

  it('names a person A and a person B for every village', () => {
    for (const { properties } of villages) {
      const posts = pack.contacts
        .filter((contact) => contact.village === properties.code)
        .map(({ post }) => post)
      expect(posts.sort(), properties.code).toEqual(['A', 'B'])
    }
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

  it('has no name with a space between a digit and a Chinese character', () => {
    const names = namesIn([pack.jurisdictions, pack.villages, pack.hamlets, pack.roads, pack.rivers])
    const built = namesIn([pack.facilities, pack.shelters, pack.gauges, pack.powerLines, pack.riskAreas])
    const kept = namesIn([pack.units, pack.stock, pack.grids, pack.contacts, pack.plans])
    const numbered = [...names, ...built, ...kept].filter((name) => /\d/.test(name))
    expect(numbered.length).toBeGreaterThan(500)
    expect(numbered.filter((name) => /\d\s+\p{Script=Han}|\p{Script=Han}\s+\d/u.test(name))).toEqual([])
  })

  it('invents its people: no phone number can be dialled', () => {
    const people = [
      ...pack.units.map((unit) => unit.leader),
      ...pack.stock.warehouses.map((store) => store.keeper),
    ]
    const phones = [...people, ...pack.contacts, ...pack.grids].map(({ phone }) => phone)
    for (const phone of phones) expect(phone).toMatch(/^000-0\d00-\d{4}$/)
    expect(new Set(phones).size).toBe(phones.length)
  })
})

/** A line's corners, and ten points between each two: a small area may hold none of its corners. */
const finely = (line: readonly (readonly [number, number])[]): [number, number][] =>
  line.flatMap(([lon, lat], at) => {
    const [toLon, toLat] = line[at + 1] ?? [lon, lat]
    return Array.from({ length: 11 }, (_, step): [number, number] => [
      lon + ((toLon - lon) * step) / 11,
      lat + ((toLat - lat) * step) / 11,
    ])
  })

const nearestOf = (points: readonly (readonly [number, number])[], to: readonly [number, number]) =>
  points.reduce((best, point) => (kilometres(point, to) < kilometres(best, to) ? point : best))

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

  it('has its people at risk of flash floods beside the water and low above it', () => {
    const river = pack.rivers.features.flatMap(({ geometry }) => finely(geometry.coordinates))
    for (const { properties } of pack.riskAreas.features) {
      if (properties.jurisdiction !== YUNXI || properties.kind !== 'flashFlood') continue
      const index = homes.riskAreaIds.indexOf(properties.id)
      for (let at = 0; at < homes.count; at += 1) {
        if (homes.riskArea[at] !== index) continue
        const home = [homes.lon[at] ?? 0, homes.lat[at] ?? 0] as const
        const water = nearestOf(river, home)
        expect(kilometres(home, water), properties.id).toBeLessThan(0.3)
        expect(heightM(home) - heightM(water), properties.id).toBeLessThan(15)
      }
    }
  })

  it('has the gauge 上坪站 on the Yun Stream above 岩口', () => {
    const gauge = pack.gauges.features.find((each) => each.properties.name.zh === '上坪站')
    const yankou = villages.find((village) => village.properties.name.zh === '岩口村')
    const yunxi = pack.rivers.features.filter((river) => river.properties.river === 'yunxi')
    const [atGauge, atYankou] = [gauge, yankou].map((place) => {
      const points = yunxi.flatMap((river) => river.geometry.coordinates)
      const [to] = points
        .map((point) => ({ point, away: kilometres(point, place?.geometry.coordinates ?? [0, 0]) }))
        .sort((a, b) => a.away - b.away)
      return to
    })
    expect(atGauge?.away).toBeLessThan(0.05)
    expect(heightM(atGauge?.point ?? [0, 0])).toBeGreaterThan(heightM(atYankou?.point ?? [0, 0]) + 5)
  })

  it('reaches 岩口 by 红岩线 when 岩口桥 is closed', () => {
    const bridge = pack.roads.features.find((each) => each.properties.name.zh === '岩口桥')?.geometry
    const closed = String(bridge?.coordinates)
    const open = pack.roads.features.filter(
      (road) =>
        road.geometry.type === 'LineString' && !road.geometry.coordinates.map(String).includes(closed),
    )
    const all = roadNetwork(pack.roads)
    const rest = roadNetwork({ features: open })
    const seat = areas.find((area) => area.properties.code === YUNXI)?.properties
    const from = nearestVertex(rest, [seat?.seatLon ?? 0, seat?.seatLat ?? 0])
    const yankou = villages.find((village) => village.properties.name.zh === '岩口村')?.geometry.coordinates
    const to = nearestVertex(rest, yankou ?? [0, 0])
    const direct = shortestWay(all, from, to)?.map(String) ?? []
    expect(direct).toContain(closed)
    const round = shortestWay(rest, from, to)?.map(String) ?? []
    const hongyan = pack.roads.features
      .filter((road) => road.properties.name.zh === '红岩线' && road.geometry.type === 'LineString')
      .flatMap((road) => road.geometry.coordinates.map(String))
    expect(round.filter((point) => hongyan.includes(point)).length).toBeGreaterThan(round.length / 2)
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
    const origin = place('landmark')[0]?.geometry.coordinates ?? [0, 0]
    const near = place('powerTower')
      .filter(({ geometry }) => kilometres(origin, geometry.coordinates) < 1)
      .map(({ properties }) => properties.name.zh)
    expect(near).toEqual(expect.arrayContaining(['110 kV 青松线27号塔', '110 kV 青松线28号塔']))
    const station = place('fillingStation')[0]?.geometry.coordinates ?? [0, 0]
    expect(kilometres(origin, station)).toBeCloseTo(1.8, 1)
  })
})
