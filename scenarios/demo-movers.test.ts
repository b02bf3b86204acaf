import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPack } from '../tests/support/read-pack.ts'
import { demoMovers } from './demo-movers.ts'
import { distanceM } from './roads/line.ts'

const pack = readPack(join(import.meta.dirname, '../db/packs/qingshi'))
const movers = demoMovers({ roads: pack.roads, units: pack.units })
const noon = Date.parse('2026-11-23T04:00:00Z')

describe('the movers of the demo', () => {
  it('are a few units of the pack, marked as simulated', () => {
    expect(movers.unitIds.length).toBeGreaterThanOrEqual(4)
    const fixes = movers.at(noon)
    expect(fixes.map((fix) => fix.unitId)).toEqual(movers.unitIds)
    for (const fix of fixes)
      expect(fix).toMatchObject({ simulated: true, fixAtMs: noon, device: 'simulated:demo' })
  })

  it('are the same for the same instant, also after a restart', () => {
    expect(demoMovers({ roads: pack.roads, units: pack.units }).at(noon)).toEqual(movers.at(noon))
  })

  it('move within ten minutes, and never faster than they say', () => {
    const start = movers.at(noon)
    const moved = new Set<string>()
    for (let second = 0; second < 600; second += 5) {
      const [now, next] = [movers.at(noon + second * 1000), movers.at(noon + (second + 5) * 1000)]
      now.forEach((fix, index) => {
        const other = next[index] ?? fix
        const metres = distanceM([fix.lon, fix.lat], [other.lon, other.lat])
        expect(metres).toBeLessThan(5 * 14)
        const first = start[index] ?? fix
        if (distanceM([fix.lon, fix.lat], [first.lon, first.lat]) > 300) moved.add(fix.unitId)
      })
    }
    expect(moved.size).toBe(movers.unitIds.length)
  })
})
