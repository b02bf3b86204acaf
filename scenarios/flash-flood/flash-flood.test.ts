import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPack } from '../../tests/support/read-pack.ts'
import { storyAt } from '../../domain/exercise/clock.ts'
import { arrivesMs } from '../drive.ts'
import { loadScenario } from '../load.ts'
import { distanceM, type LonLat } from '../roads/line.ts'
import { nearestVertex, roadNetwork } from '../roads/network.ts'

const scenario = loadScenario('flash-flood')
const pack = readPack(join(import.meta.dirname, '../../db/packs', scenario.pack))
const network = roadNetwork(pack.roads)

describe('the flash flood of 云溪镇', () => {
  it('begins at 18:00 in China and runs four times as fast', () => {
    expect(storyAt(scenario.storyStart, scenario.storyFactor, 15 * 60_000)).toBe('2026-07-08T11:00:00.000Z')
  })

  it('holds the first 12 injects, each said to be an exercise in both languages', () => {
    expect(scenario.injects.map((inject) => inject.no)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    )
    for (const { text } of scenario.injects) {
      expect(text.zh).toMatch(/^【演练】/)
      expect(text.en).toMatch(/^\[EXERCISE\]/)
    }
  })

  it('brings three reports, near roads of the town', () => {
    const reports = scenario.injects.flatMap((inject) => (inject.effect ? [inject.effect] : []))
    expect(reports.map((report) => report.type)).toEqual([
      'ReportIncident',
      'ReportIncident',
      'ReportIncident',
    ])
    for (const { payload } of reports) {
      const { lon, lat } = payload['position'] as { lon: number; lat: number }
      expect(distanceM([lon, lat], nearestVertex(network, [lon, lat]))).toBeLessThan(600)
      expect(payload['description']).toMatch(/^【演练】/)
    }
  })

  it('drives two units of the town along real roads, and they arrive before the end', () => {
    expect(scenario.units).toHaveLength(2)
    for (const unit of scenario.units) {
      expect(pack.units.find((each) => each.id === unit.unitId)?.jurisdiction).toBe('990101101')
      const key = (point: LonLat) => `${point[0]},${point[1]}`
      for (const { waypoints } of unit.legs) {
        for (const [index, point] of waypoints.slice(1).entries()) {
          const before = waypoints[index] ?? point
          expect(network.edges.get(key(before))?.has(key(point)), key(point)).toBe(true)
        }
      }
      expect(arrivesMs(unit)).toBeLessThan(scenario.durationMs)
    }
  })
})
