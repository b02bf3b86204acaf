import { describe, expect, it } from 'vitest'
import { fixOf, unitNamed } from './testing.ts'
import { FILTERS } from './filters.ts'
import { fixOfRow, rowOf } from './track-rows.ts'
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
    expect(track().judge(fix, NOW)).toEqual({ reason })
    const help = { ...fix, sos: true }
    expect(track().judge(help, NOW).fix).toMatchObject({ lat: fix.lat, sos: true })
  })

  it('off-duty', () => {
    const off = new UnitTrack(unitNamed('a', { duty: 'off' }))
    expect(off.judge(fixOf('a', NOW), NOW)).toEqual({ reason: 'off-duty' })
    expect(off.judge(fixOf('a', NOW, { sos: true }), NOW).fix).toBeDefined()
  })

  it('never without a reason that tells it from the others', () => {
    expect(new Set(FILTERS.map(({ reason }) => reason)).size).toBe(FILTERS.length)
  })
})

describe('a fix is taken', () => {
  it('when it is older than the newest but not known yet: it belongs to the track', () => {
    expect(track().judge(fixOf('a', NOW - 90_000), NOW).fix).toBeDefined()
  })

  it('when one can have driven there', () => {
    expect(track().judge(fixOf('a', NOW, { lat: 30.51 }), NOW).fix).toBeDefined()
  })

  it('when it is scripted, however fast', () => {
    expect(track().judge(fixOf('a', NOW, { lat: 31, simulated: true }), NOW).fix).toBeDefined()
  })

  it('when the third in a row says the same: the one before them was wrong', () => {
    const unit = track()
    const far = (seconds: number) => fixOf('a', NOW + seconds * 1000, { lat: 31 })
    expect(unit.judge(far(0), NOW)).toEqual({ reason: 'impossible-jump' })
    expect(unit.judge(far(1), NOW)).toEqual({ reason: 'impossible-jump' })
    expect(unit.judge(far(2), NOW).fix).toBeDefined()
    expect(unit.judge(far(3), NOW).fix).toBeDefined()
  })

  it('but not when the three contradict each other', () => {
    const unit = track()
    for (const [seconds, lat] of [31, 29, 31].entries()) {
      expect(unit.judge(fixOf('a', NOW + seconds * 1000, { lat }), NOW)).toEqual({
        reason: 'impossible-jump',
      })
    }
  })
})

describe('a call for help', () => {
  const help = (fixAtMs: number) => fixOf('a', fixAtMs, { sos: true, receivedAtMs: NOW })

  it.each([
    ['future', NOW + 86_400_000],
    ['too-old', NOW - 8 * 86_400_000],
  ])('of a clock that cannot be right (%s) counts as measured when it was received', (fault, saidAtMs) => {
    expect(track().judge(help(saidAtMs), NOW)).toEqual({ fix: { ...help(NOW), saidAtMs }, fault })
  })

  it('of a clock that may be right keeps its instant', () => {
    for (const ms of [NOW + 120_000, NOW - 7 * 86_400_000]) {
      expect(track().judge(help(ms), NOW)).toEqual({ fix: help(ms) })
    }
  })

  it.each([NOW, NOW + 86_400_000])(
    'that is sent again is a duplicate, whatever its clock (%i)',
    (saidAtMs) => {
      const unit = track()
      expect(unit.judge(help(saidAtMs), NOW).fix).toBeDefined()
      expect(unit.judge(help(saidAtMs), NOW + 5_000)).toEqual({ reason: 'duplicate' })
      expect(unit.judge({ ...help(saidAtMs), sos: false }, NOW + 5_000).fix).toBeUndefined()
      expect(unit.judge(help(saidAtMs + 1), NOW + 5_000).fix).toBeDefined()
    },
  )

  it('is none for having the place and instant of a fix that was no call', () => {
    const unit = track()
    expect(unit.judge(help(NOW - 60_000), NOW).fix).toBeDefined()
    expect(unit.judge(help(NOW - 60_000), NOW)).toEqual({ reason: 'duplicate' })
  })

  it('that could not be stored is taken again, whatever its clock', () => {
    const unit = track()
    const { fix } = unit.judge(help(NOW + 86_400_000), NOW)
    if (fix) unit.lost(fix)
    expect(unit.judge(help(NOW + 86_400_000), NOW).fix).toEqual({
      ...help(NOW),
      fixAtMs: NOW + 1,
      saidAtMs: NOW + 86_400_000,
    })
  })

  it('of a wrong clock stands apart from the others of its message, a millisecond each', () => {
    const unit = track()
    const said = [NOW + 86_400_000, NOW + 86_460_000, NOW - 8 * 86_400_000]
    const given = (nowMs: number) =>
      said.map((ms) => unit.judge({ ...help(ms), receivedAtMs: nowMs }, nowMs).fix?.fixAtMs)
    expect(given(NOW)).toEqual([NOW, NOW + 1, NOW + 2])
    expect(given(NOW + 5_000)).toEqual([undefined, undefined, undefined])
    said.push(NOW + 86_520_000)
    expect(given(NOW + 1)).toEqual([undefined, undefined, undefined, NOW + 3])
  })

  it('of a wrong clock that was stored before the program started is known by what it said', () => {
    const before = track().judge(help(NOW + 86_400_000), NOW).fix!
    const unit = track()
    unit.foundStored(fixOfRow(rowOf('live', before)))
    expect(unit.judge(help(NOW + 86_400_000), NOW + 5_000)).toEqual({ reason: 'duplicate' })
    expect(unit.judge(help(NOW + 86_460_000), NOW).fix?.fixAtMs).toBe(NOW + 1)
  })
})
