import { describe, expect, it, vi } from 'vitest'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { unitId } from '../../domain/ids.ts'
import type { ReplayStep } from '../lib/answers.ts'
import type { Result } from '../lib/api.ts'
import { Playback, type PlaybackScreen, type PlaybackState } from './playback.ts'
import type { PlaybackSource } from './source.ts'

const T0 = Date.parse('2026-07-01T10:00:00.000Z')
const iso = (s: number) => new Date(T0 + s * 1000).toISOString()

/** One event a line: its second, and whether this viewer sees it. */
const step = (seq: number, atS: number, visible = true): ReplayStep => ({
  ...{ fromSeq: seq, toSeq: seq, recordedAt: iso(atS), remove: {}, log: [] },
  put: visible ? { incident: { [`i${seq}`]: {} as never } } : {},
})

/** A log with a change every minute; the fourth is hidden from this viewer, the fifth and sixth are of one instant. */
const LOG = [
  step(1, 0),
  step(2, 60),
  step(3, 120),
  step(4, 180, false),
  step(5, 240),
  step(6, 240),
  step(7, 300),
]

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
const DOWN = { ok: false, fault: { is: 'unreachable' } } as const

function stage(overrides: Partial<PlaybackSource> = {}, log: readonly ReplayStep[] = LOG) {
  const seen: string[] = []
  const source: PlaybackSource = {
    density: () => ok({ from: iso(0), to: iso(300), buckets: [] }),
    stateAt: (atMs) =>
      ok({ seq: log.filter((one) => Date.parse(one.recordedAt) <= atMs).length, records: {} }),
    steps: (since, limit) => ok(log.filter(({ fromSeq }) => fromSeq > since).slice(0, limit)),
    log: () => ok([]),
    positionsAt: () => ok([]),
    tracks: (_, toMs) => ok({ toMs, fixes: new Map() }),
    ...overrides,
  }
  const units: (readonly UnitPosition[])[] = []
  const screen: PlaybackScreen = {
    show: ({ seq }) => seen.push(`show ${seq}`),
    apply: ({ toSeq }) => seen.push(`apply ${toSeq}`),
    log: () => {},
    positions: (positions) => units.push(positions),
  }
  let tick: (nowMs: number) => void = () => {}
  let nowMs = 0
  const states: PlaybackState[] = []
  const playback = new Playback({
    ...{ source, screen, staleAfterS: 300, onChange: (state: PlaybackState) => states.push(state) },
    ticker: (callback) => {
      tick = callback
      return () => (tick = () => {})
    },
  })
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  /** Lets the screen's clock run, a frame every 100 ms. */
  const run = async (seconds: number) => {
    for (let frame = 0; frame < seconds * 10; frame++) {
      tick((nowMs += 100))
      await settle()
    }
  }
  return { playback, seen, states, units, run, settle }
}

describe('a playback', () => {
  it('opens at the beginning of the log, standing still', async () => {
    const { playback, seen } = stage()
    await playback.open()
    expect(playback.state).toMatchObject({ phase: 'ready', atMs: T0, seq: 1, playing: false, waiting: false })
    expect(seen).toEqual(['show 1'])
  })

  it('opens at an instant and never outside the log', async () => {
    const { playback } = stage()
    await playback.open(T0 + 130_000)
    expect(playback.state).toMatchObject({ atMs: T0 + 130_000, seq: 3 })
    await playback.jump(T0 + 9_999_000)
    expect(playback.state).toMatchObject({ atMs: T0 + 300_000, seq: 7 })
  })

  it('plays on at its rate and applies each step at its instant, hidden ones only to the cursor', async () => {
    const { playback, seen, run } = stage()
    await playback.open()
    playback.setRate(10)
    playback.play()
    await run(0.1)
    await run(12.1)
    expect(playback.state.atMs).toBeGreaterThan(T0 + 120_000)
    expect(seen).toEqual(['show 1', 'apply 2', 'apply 3'])
    await run(12)
    expect(seen).toEqual(['show 1', 'apply 2', 'apply 3', 'apply 5', 'apply 6'])
    expect(playback.state.seq).toBe(6)
  })

  it('stops at the end, and begins again from there', async () => {
    const { playback, run, settle } = stage()
    await playback.open(T0 + 299_000)
    playback.play()
    await run(2)
    expect(playback.state).toMatchObject({ atMs: T0 + 300_000, playing: false, seq: 7 })
    playback.play()
    await settle()
    expect(playback.state).toMatchObject({ atMs: T0, playing: true, seq: 1 })
  })

  it('steps forward by what is seen, events of one instant together', async () => {
    const { playback, seen } = stage()
    await playback.open(T0 + 120_000)
    await playback.stepForward()
    expect(playback.state).toMatchObject({ atMs: T0 + 240_000, seq: 6 })
    expect(seen).toEqual(['show 3', 'apply 5', 'apply 6'])
  })

  it('steps back to the change before, then to the beginning', async () => {
    const { playback } = stage()
    await playback.open(T0 + 250_000)
    await playback.stepBack()
    expect(playback.state).toMatchObject({ atMs: T0 + 120_000, seq: 3 })
    await playback.stepBack()
    expect(playback.state).toMatchObject({ atMs: T0 + 60_000, seq: 2 })
    await playback.stepBack()
    await playback.stepBack()
    expect(playback.state).toMatchObject({ atMs: T0, seq: 1 })
  })

  it('keeps playing after a jump, and of many jumps shows the last', async () => {
    const stateAt = vi.fn<PlaybackSource['stateAt']>((atMs) => ok({ seq: atMs <= T0 ? 1 : 3, records: {} }))
    const { playback } = stage({ stateAt })
    await playback.open()
    playback.play()
    stateAt.mockClear()
    await Promise.all([130, 140, 150, 160].map((s) => playback.jump(T0 + s * 1000)))
    expect(stateAt.mock.calls.map(([atMs]) => (atMs - T0) / 1000)).toEqual([130, 160])
    expect(playback.state).toMatchObject({ atMs: T0 + 160_000, playing: true, waiting: false })
  })

  it('waits for steps that have not come, and goes on when they have', async () => {
    const many = Array.from({ length: 450 }, (_, index) => step(index + 1, index))
    let held: (() => void) | undefined
    const { playback, run, settle } = stage(
      {
        density: () => ok({ from: iso(0), to: iso(449), buckets: [] }),
        steps: async (since, limit) => {
          if (since > 1) await new Promise<void>((resolve) => (held = resolve))
          return { ok: true, value: many.filter(({ fromSeq }) => fromSeq > since).slice(0, limit) }
        },
      },
      many,
    )
    await playback.open()
    playback.setRate(60)
    playback.play()
    await run(6)
    expect(playback.state).toMatchObject({ playing: true, waiting: true })
    expect(playback.state.atMs).toBeLessThan(T0 + 201_000)
    held?.()
    await settle()
    await run(1)
    expect(playback.state.atMs).toBeGreaterThan(T0 + 201_000)
  })

  it('says why it cannot open or go on, and takes up again', async () => {
    const first = stage({ density: () => Promise.resolve(DOWN) })
    await first.playback.open()
    expect(first.playback.state).toMatchObject({ phase: 'failed', fault: DOWN.fault, waiting: false })

    let down = false
    const { playback } = stage({
      stateAt: () => (down ? Promise.resolve(DOWN) : ok({ seq: 1, records: {} })),
    })
    await playback.open()
    down = true
    await playback.jump(T0 + 60_000)
    expect(playback.state).toMatchObject({ phase: 'ready', fault: DOWN.fault, playing: false })
    down = false
    await playback.jump(T0 + 60_000)
    expect(playback.state).toMatchObject({ phase: 'ready', fault: undefined })
  })

  it('moves units evenly between their fixes', async () => {
    const id = unitId.parse('u-1')
    const at = (s: number, lat: number): UnitPosition => ({
      ...{ unitId: id, lat, lon: 110, headingDeg: null, speedMps: null, batteryPct: null },
      ...{ fixAtMs: T0 + s * 1000, stale: false, sos: false, simulated: true },
    })
    const { playback, units, run } = stage({
      positionsAt: () => ok([at(0, 30)]),
      tracks: (_, toMs) => ok({ toMs, fixes: new Map([['u-1', [at(10, 31)]]]) }),
    })
    await playback.open()
    playback.play()
    await run(5.1)
    expect(units.at(-1)?.[0]?.lat).toBeCloseTo(30.5, 1)
  })

  it('does nothing more once closed', async () => {
    const { playback, run, states } = stage()
    await playback.open()
    playback.play()
    playback.close()
    const before = states.length
    await run(2)
    expect(states.length).toBe(before)
  })
})
