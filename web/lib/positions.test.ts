import { describe, expect, it } from 'vitest'
import { unitId } from '../../domain/ids.ts'
import { metresBetween } from '../../domain/position/distance.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { FrameWriter } from '../../domain/position/frame-writer.ts'
import { GLIDE_MS, ONWARD_MS } from './motion.ts'
import { LivePositions } from './positions.ts'

const START = Date.UTC(2026, 10, 23, 13)

const position = (id: string, more: Partial<UnitPosition> = {}): UnitPosition => ({
  ...{ unitId: unitId.parse(id), lat: 30.5, lon: 110.5, headingDeg: null, speedMps: null, batteryPct: null },
  ...{ fixAtMs: START, stale: false, sos: false, simulated: false, ...more },
})

const live = (...positions: UnitPosition[]) => {
  const made = new LivePositions()
  made.take(positions, true, START)
  return made
}

describe('between two fixes', () => {
  it('a symbol glides to the new fix within one tick, without a leap', () => {
    const positions = live(position('a'))
    positions.take([position('a', { lat: 30.501, fixAtMs: START + 1000 })], false, START + 1000)
    const latAt = (ms: number) => positions.get('a', START + 1000 + ms)?.lat
    expect(latAt(0)).toBeCloseTo(30.5, 9)
    expect(latAt(GLIDE_MS / 2)).toBeCloseTo(30.5005, 9)
    expect(latAt(GLIDE_MS)).toBeCloseTo(30.501, 9)
    expect(latAt(10_000)).toBeCloseTo(30.501, 9)
  })

  it('it goes on by speed and heading, but for no more than a second', () => {
    const positions = live(position('a', { speedMps: 20, headingDeg: 90 }))
    const driven = (ms: number) => {
      const shown = positions.get('a', START + ms)
      return shown ? metresBetween(shown, { lat: 30.5, lon: 110.5 }) : NaN
    }
    expect(driven(500)).toBeCloseTo(10, 0)
    expect(driven(ONWARD_MS)).toBeCloseTo(20, 0)
    expect(driven(60_000)).toBeCloseTo(20, 0)
  })

  it('a vehicle that drives evenly is drawn without standing still and without going back', () => {
    const positions = live(position('a', { speedMps: 10, headingDeg: 0 }))
    const step = 10 / 111_195
    let before = 30.5
    for (let ms = 50; ms <= 10_000; ms += 50) {
      if (ms % 1000 === 0) {
        const fix = { lat: 30.5 + (step * ms) / 1000, speedMps: 10, headingDeg: 0, fixAtMs: START + ms }
        positions.take([position('a', fix)], false, START + ms)
      }
      const lat = positions.get('a', START + ms)?.lat ?? NaN
      expect(lat).toBeGreaterThan(before)
      before = lat
    }
  })

  it('it jumps when the new fix is far away', () => {
    const positions = live(position('a'))
    positions.take([position('a', { lat: 30.6, fixAtMs: START + 1000 })], false, START + 1000)
    expect(positions.get('a', START + 1000)?.lat).toBe(30.6)
  })

  it('the same fix again, in a keyframe, moves nothing', () => {
    const fix = position('a', { speedMps: 20, headingDeg: 0 })
    const positions = live(fix)
    const before = positions.get('a', START + 900)?.lat
    positions.take([fix], true, START + 900)
    expect(positions.get('a', START + 900)?.lat).toBe(before)
  })

  it('nothing is animated when nothing moves, nor for who asked for less motion', () => {
    const positions = live(position('a'))
    expect(positions.isMoving(START)).toBe(false)
    positions.take([position('a', { lat: 30.5001, fixAtMs: START + 1 })], false, START + 1000)
    expect(positions.isMoving(START + 1100)).toBe(true)
    expect(positions.isMoving(START + 1000 + GLIDE_MS)).toBe(false)
    const still = new LivePositions({ smooth: false })
    still.take([position('a', { speedMps: 20, headingDeg: 0 })], true, START)
    expect(still.isMoving(START)).toBe(false)
    expect(still.get('a', START + 1000)?.lat).toBe(30.5)
  })
})

describe('what is known of a unit', () => {
  it('grows old though nothing comes any more, by the rule of the server', () => {
    const positions = live(position('a'))
    expect(positions.get('a', START + 300_000)).toMatchObject({ stale: false, ageS: 300 })
    expect(positions.get('a', START + 300_001)).toMatchObject({ stale: true })
  })

  it('is gone when a keyframe does not name it', () => {
    const positions = live(position('a'), position('b'))
    positions.take([position('b')], true, START)
    expect(positions.ids()).toEqual(['b'])
    expect(positions.trail('a', START)).toEqual([])
  })

  it('comes from frames; a broken one changes nothing', () => {
    const [writer, positions] = [new FrameWriter(1), new LivePositions()]
    const keyframe = writer.keyframe(START, [position('a')])
    expect(positions.receive(keyframe.slice(0, 20), START)).toMatchObject({ is: 'invalid' })
    expect(positions.ids()).toEqual([])
    positions.receive(keyframe, START)
    expect(positions.ids()).toEqual(['a'])
    expect(positions.get('a', START)).toMatchObject({ unitId: 'a', lat: 30.5 })
  })
})

describe('a trail', () => {
  it('holds the last 30 minutes, oldest first, and ends where the symbol is drawn', () => {
    const positions = live(position('a'))
    for (let minute = 1; minute <= 40; minute++) {
      const fixAtMs = START + minute * 60_000
      positions.take([position('a', { lat: 30.5 + minute / 10_000, fixAtMs })], false, fixAtMs)
    }
    const now = START + 40 * 60_000
    const trail = positions.trail('a', now)
    expect(trail.length).toBe(31)
    expect(trail[0]?.atMs).toBe(START + 10 * 60_000)
    expect(trail.at(-1)?.lat).toBe(positions.get('a', now)?.lat)
  })

  it('stays small however often fixes come, and its end is the last of them', () => {
    const positions = live(position('a'))
    for (let second = 1; second <= 3600; second++) {
      const fixAtMs = START + second * 1000
      positions.take([position('a', { lat: 30.5 + second / 1e5, fixAtMs })], false, fixAtMs)
    }
    const now = START + 3600_000
    expect(positions.trail('a', now).length).toBeLessThanOrEqual(602)
    expect(positions.trail('a', now + 1000).at(-1)?.lat).toBeCloseTo(30.536, 9)
  })

  it('takes what was recorded before this screen looked, in its place', () => {
    const positions = live(position('a'))
    const earlier = [20, 10].map((minute) => ({ lat: 30.4, lon: 110.4, atMs: START - minute * 60_000 }))
    positions.addTrail('a', earlier)
    positions.addTrail('a', earlier)
    expect(positions.trail('a', START).map(({ atMs }) => (atMs - START) / 60_000)).toEqual([-20, -10, 0])
  })
})
