import { describe, expect, it } from 'vitest'
import { fixOf, unitNamed } from './testing.ts'
import { FILTERS } from './filters.ts'
import { UnitTrack } from './unit-track.ts'

const NOW = Date.UTC(2026, 10, 23, 13)
const track = () => {
  const made = new UnitTrack(unitNamed('a'))
  made.judge(fixOf('a', NOW - 60_000), NOW)
  return made
}

describe('a fix is left out', () => {
  it.each([
    ['no-place', fixOf('a', NOW, { lat: 0, lon: 0 })],
    ['future', fixOf('a', NOW + 121_000)],
    ['too-old', fixOf('a', NOW - 8 * 86_400_000)],
    ['duplicate', fixOf('a', NOW - 60_000)],
    ['inaccurate', fixOf('a', NOW, { accuracyM: 5_000 })],
    ['impossible-jump', fixOf('a', NOW, { lat: 31 })],
  ])('%s', (reason, fix) => {
    expect(track().judge(fix, NOW)).toBe(reason)
    expect(track().judge({ ...fix, sos: true }, NOW)).toBeUndefined()
  })

  it('off-duty', () => {
    const off = new UnitTrack(unitNamed('a', { duty: 'off' }))
    expect(off.judge(fixOf('a', NOW), NOW)).toBe('off-duty')
    expect(off.judge(fixOf('a', NOW, { sos: true }), NOW)).toBeUndefined()
  })

  it('never without a reason that tells it from the others', () => {
    expect(new Set(FILTERS.map(({ reason }) => reason)).size).toBe(FILTERS.length)
  })
})

describe('a fix is taken', () => {
  it('when it is older than the newest but not known yet: it belongs to the track', () => {
    expect(track().judge(fixOf('a', NOW - 90_000), NOW)).toBeUndefined()
  })

  it('when one can have driven there', () => {
    expect(track().judge(fixOf('a', NOW, { lat: 30.51 }), NOW)).toBeUndefined()
  })

  it('when it is scripted, however fast', () => {
    expect(track().judge(fixOf('a', NOW, { lat: 31, simulated: true }), NOW)).toBeUndefined()
  })

  it('when the third in a row says the same: the one before them was wrong', () => {
    const unit = track()
    const far = (seconds: number) => fixOf('a', NOW + seconds * 1000, { lat: 31 })
    expect(unit.judge(far(0), NOW)).toBe('impossible-jump')
    expect(unit.judge(far(1), NOW)).toBe('impossible-jump')
    expect(unit.judge(far(2), NOW)).toBeUndefined()
    expect(unit.judge(far(3), NOW)).toBeUndefined()
  })

  it('but not when the three contradict each other', () => {
    const unit = track()
    for (const [seconds, lat] of [31, 29, 31].entries()) {
      expect(unit.judge(fixOf('a', NOW + seconds * 1000, { lat }), NOW)).toBe('impossible-jump')
    }
  })
})
