import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { floodAt } from '../../domain/geo/flood/flood.ts'
import { stageOfRain, WET_CURVE_NUMBER } from '../../domain/geo/flood/rainfall.ts'
import type { CountyData } from '../../domain/geo/county.ts'
import { areaOf } from '../../domain/geo/polygon/area.ts'
import { contains } from '../../domain/geo/polygon/contains.ts'
import { derivedFrom, type Derived } from './derive.ts'
import { readPack } from '../../tests/support/read-pack.ts'

const pack = readPack(join(import.meta.dirname, 'qingshi'))
const homes = pack.households
const SHANGPING = 'g-990101101-01'
const XITOU = 'g-990101101-03'

let derived: Derived
beforeAll(() => {
  derived = derivedFrom(pack)!
}, 120_000)

function flood(gauge: string, stageM: number) {
  const gauges = pack.gauges.features.map(({ properties: { id, name }, geometry }) => {
    const [lon, lat] = geometry.coordinates
    return { id, name, lon, lat, catchment: derived.catchments[id] ?? null }
  })
  const county: Pick<CountyData, 'gauges' | 'hand'> = { gauges, hand: derived.hand }
  const found = floodAt(county, { gauge, stageM, reachM: 10_000 })
  return found.ok ? found.value.depths[0]! : expect.fail(found.faults[0]?.code)
}

/** People in the water by danger area; `''`: of none. */
function peopleIn(gauge: string, stageM: number): Map<string, number> {
  const { polygon } = flood(gauge, stageM)
  const people = new Map<string, number>()
  if (polygon.coordinates.length === 0) return people
  const area = areaOf(polygon)
  for (let at = 0; at < homes.count; at += 1) {
    if (!contains(area, homes.lon[at] ?? 0, homes.lat[at] ?? 0)) continue
    const own = homes.riskAreaIds[homes.riskArea[at] ?? -1] ?? ''
    people.set(own, (people.get(own) ?? 0) + (homes.persons[at] ?? 0))
  }
  return people
}

const areaOfVillage = (code: string) => {
  const found = pack.riskAreas.features.find(({ properties }) =>
    properties.villages.some((each) => String(each) === code),
  )?.properties
  return found ?? expect.fail(`no danger area in ${code}`)
}
const evacuateM = () =>
  pack.gauges.features.find(({ properties }) => properties.id === SHANGPING)?.properties.levelThresholds
    ?.evacuateM ?? 0

describe('the flood of scenario 1', () => {
  it('drives the people of 上坪 and 岩口 out at the level at which 上坪站 says so, and those of 溪头 on its brook', () => {
    const [yunxi, xitou] = [peopleIn(SHANGPING, evacuateM()), peopleIn(XITOU, evacuateM())]
    for (const [code, people] of [
      ['990101101201', yunxi],
      ['990101101202', yunxi],
      ['990101101203', xitou],
    ] as const) {
      const { id, population } = areaOfVillage(code)
      expect((people.get(id) ?? 0) / population, id).toBeGreaterThan(0.7)
    }
  })

  it('comes to few others there', () => {
    expect(evacuateM()).toBe(3.1)
    expect(peopleIn(SHANGPING, evacuateM()).get('') ?? 0).toBeLessThan(60)
  })

  it('is none while the stream stays in its bed', () => {
    for (const stageM of [0.001, 0.05]) {
      expect(flood(SHANGPING, stageM).areaKm2).toBeLessThan(0.001)
      expect([...peopleIn(SHANGPING, stageM).values()]).toEqual([])
    }
  })
})

describe('the beds of the brooks', () => {
  it('have no house in them, in a danger area or out of it', () => {
    const { bed, columns, west, north, cellLonDeg, cellLatDeg } = derived.hand
    const inBed = Array.from({ length: homes.count }, (_, at) => at).filter((at) => {
      const column = Math.floor(((homes.lon[at] ?? 0) - west) / cellLonDeg)
      const row = Math.floor((north - (homes.lat[at] ?? 0)) / cellLatDeg)
      return bed[row * columns + column] === 1
    })
    expect(inBed.map((at) => homes.riskAreaIds[homes.riskArea[at] ?? -1] ?? '')).toEqual([])
  })
})

describe('a gauge’s own pairs of rain and level', () => {
  it('agree with the stage that the rain leads to, within a factor of two', () => {
    let pairs = 0
    for (const { properties } of pack.gauges.features) {
      const { id, rainThresholds, levelThresholds } = properties
      const catchment = derived.catchments[id] ?? expect.fail(`no catchment at ${id}`)
      if (!levelThresholds) continue
      expect(rainThresholds.length, `${id} has no rain to tell a level from`).toBeGreaterThan(0)
      for (const { windowH, prepareMm, evacuateMm } of rainThresholds) {
        for (const [mm, levelM] of [
          [prepareMm, levelThresholds.prepareM],
          [evacuateMm, levelThresholds.evacuateM],
        ] as const) {
          const { stageM } = stageOfRain(catchment, mm, windowH, WET_CURVE_NUMBER)
          expect(stageM / levelM, `${id}: ${mm} mm in ${windowH} h`).toBeGreaterThan(0.5)
          expect(stageM / levelM, `${id}: ${mm} mm in ${windowH} h`).toBeLessThan(2)
          pairs += 1
        }
      }
      expect(catchment.rating.fit?.pairs ?? 0).toBe(2 * rainThresholds.length)
    }
    expect(pairs).toBe(48)
  })

  it('leave a rain that nobody has seen far above the level of evacuation', () => {
    for (const { properties } of pack.gauges.features) {
      const { id, levelThresholds } = properties
      if (!levelThresholds) continue
      const { stageM } = stageOfRain(derived.catchments[id]!, 2_000, 6, WET_CURVE_NUMBER)
      expect(stageM / levelThresholds.evacuateM, id).toBeGreaterThan(2.5)
    }
  })
})
