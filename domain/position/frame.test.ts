import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitId, type UnitId } from '../ids.ts'
import type { UnitPosition } from './frame.ts'
import { FrameReader, type FrameOutcome } from './frame-reader.ts'
import { fromSteps, toSteps } from './frame-units.ts'
import { FrameWriter } from './frame-writer.ts'

const NOW = Date.UTC(2026, 10, 23, 13, 4, 17)

const unit = (id: string, more: Partial<UnitPosition> = {}): UnitPosition => ({
  unitId: unitId.parse(id),
  lat: 30.12345,
  lon: 110.54321,
  headingDeg: 90,
  speedMps: 10,
  batteryPct: 80,
  fixAtMs: NOW - 1_000,
  stale: false,
  sos: false,
  simulated: false,
  ...more,
})

const anyPosition = (id: UnitId): fc.Arbitrary<UnitPosition> =>
  fc.record({
    unitId: fc.constant(id),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    headingDeg: fc.option(fc.double({ min: 0, max: 359.999, noNaN: true })),
    speedMps: fc.option(fc.double({ min: 0, max: 300, noNaN: true })),
    batteryPct: fc.option(fc.integer({ min: 0, max: 100 })),
    fixAtMs: fc.integer({ min: NOW - 7 * 86_400_000, max: NOW + 60_000 }),
    stale: fc.boolean(),
    sos: fc.boolean(),
    simulated: fc.boolean(),
  })

const ids = ['u-990101101-01', 'u-990101101-02', 'u-990101102-01', 'x'].map((id) => unitId.parse(id))
const anyChange = fc.constantFrom(...ids).chain(anyPosition)
/** A change list as the writer takes it: a unit once. */
const anyChanges = fc.uniqueArray(anyChange, { selector: ({ unitId: id }) => id, maxLength: 4 })

const rounded = (position: UnitPosition) => fromSteps(position.unitId, toSteps(position))
const positionsOf = (outcome: FrameOutcome) => (outcome.is === 'applied' ? outcome.changed : outcome)

describe('position frames', () => {
  it('tell a reader exactly what the writer sent, rounded to the steps of the format', () => {
    fc.assert(
      fc.property(anyChanges, fc.array(anyChanges, { maxLength: 6 }), (first, later) => {
        const [writer, reader] = [new FrameWriter(7), new FrameReader()]
        const byId = (a: UnitPosition, b: UnitPosition) => (a.unitId < b.unitId ? -1 : 1)
        const key = positionsOf(reader.read(writer.keyframe(NOW, first)))
        expect(key).toEqual([...first].sort(byId).map(rounded))
        for (const changes of later) {
          const got = reader.read(writer.delta(NOW, changes))
          expect(got).toMatchObject({ is: 'applied', keyframe: false, timeMs: NOW })
          expect(got.is === 'applied' && [...got.changed].sort(byId)).toEqual(
            [...changes].sort(byId).map(rounded),
          )
        }
      }),
    )
  })

  it('let someone come in between with a snapshot and follow the deltas from there', () => {
    const writer = new FrameWriter(1)
    writer.keyframe(NOW, [unit('b'), unit('a')])
    writer.delta(NOW, [unit('c', { lat: 31 }), unit('a', { batteryPct: null })])
    const late = new FrameReader()
    expect(late.read(writer.snapshot(NOW))).toMatchObject({ is: 'applied', keyframe: true })
    const outcome = late.read(writer.delta(NOW, [unit('a', { lat: 30.2, batteryPct: null })]))
    expect(positionsOf(outcome)).toEqual([rounded(unit('a', { lat: 30.2, batteryPct: null }))])
  })

  it('say nothing after a lost frame until the next keyframe, and nothing twice', () => {
    const [writer, reader] = [new FrameWriter(1), new FrameReader()]
    const first = writer.keyframe(NOW, [unit('a')])
    reader.read(first)
    const lost = writer.delta(NOW, [unit('a', { lat: 31 })])
    expect(reader.read(writer.delta(NOW, [unit('a', { lat: 32 })]))).toEqual({ is: 'gap', number: 3 })
    expect(reader.read(lost)).toMatchObject({ is: 'applied' })
    expect(reader.read(lost)).toEqual({ is: 'old', number: 2 })
    expect(reader.read(first)).toEqual({ is: 'old', number: 1 })
    const again = reader.read(writer.keyframe(NOW, [unit('b')]))
    expect(again).toMatchObject({ is: 'applied', keyframe: true, changed: [{ unitId: 'b' }] })
  })

  it('of another stream (the server started anew, other rights) count for nothing without a keyframe', () => {
    const [before, after, reader] = [new FrameWriter(1), new FrameWriter(2), new FrameReader()]
    reader.read(before.keyframe(NOW, [unit('a')]))
    after.keyframe(NOW, [unit('b')])
    expect(reader.read(after.delta(NOW, [unit('b')]))).toEqual({ is: 'gap', number: 2 })
    expect(reader.read(after.keyframe(NOW, [unit('b')]))).toMatchObject({ is: 'applied' })
  })

  it('take at most 9 bytes for a vehicle that reports once a second', () => {
    const writer = new FrameWriter(1)
    const fleet = Array.from({ length: 250 }, (_, index) => unit(`u-${index}`))
    writer.keyframe(NOW, fleet)
    const moved = fleet.map((at) => ({ ...at, lat: at.lat + 0.0003, lon: at.lon - 0.0003 }))
    expect(writer.delta(NOW, moved).length / fleet.length).toBeLessThanOrEqual(9)
  })
})

describe('a frame that is not whole and right', () => {
  const writer = new FrameWriter(3)
  const keyframe = writer.keyframe(NOW, [unit('a'), unit('b', { lat: -12, batteryPct: null })])
  const delta = writer.delta(NOW, [unit('b', { lat: -12.001 }), unit('c')])

  it('is a named fault when cut at any byte, and changes nothing', () => {
    for (let length = 0; length < keyframe.length; length++) {
      expect(new FrameReader().read(keyframe.slice(0, length))).toEqual({ is: 'invalid', fault: 'truncated' })
    }
    for (let length = 16; length < delta.length; length++) {
      const reader = new FrameReader()
      reader.read(keyframe)
      expect(reader.read(delta.slice(0, length))).toEqual({ is: 'invalid', fault: 'truncated' })
      expect(reader.read(delta)).toMatchObject({ is: 'applied', changed: [{ unitId: 'b' }, { unitId: 'c' }] })
    }
  })

  it('is a named fault for each thing that can be wrong', () => {
    const faultOf = (edit: (bytes: number[]) => void) => {
      const bytes = [...keyframe]
      edit(bytes)
      return new FrameReader().read(Uint8Array.from(bytes))
    }
    const invalid = (fault: string) => ({ is: 'invalid', fault })
    expect(faultOf((bytes) => bytes.push(0))).toEqual(invalid('trailing-bytes'))
    expect(faultOf((bytes) => (bytes[0] = 9))).toEqual(invalid('unknown-version'))
    expect(faultOf((bytes) => (bytes[1] = 2))).toEqual(invalid('unknown-kind'))
    expect(faultOf((bytes) => bytes.splice(16, 1, 255, 255, 255, 255, 255))).toEqual(
      invalid('number-too-long'),
    )
    expect(faultOf((bytes) => bytes.splice(16, 1, 0x81, 0x80, 4))).toEqual(invalid('too-many-units'))
    expect(faultOf((bytes) => (bytes[19] = 0x20))).toEqual(invalid('bad-unit-id'))
    expect(faultOf((bytes) => (bytes[20] = 5))).toEqual(invalid('bad-unit-id'))
    expect(faultOf((bytes) => (bytes[22] = 'a'.charCodeAt(0)))).toEqual(invalid('repeated-unit-id'))
    expect(faultOf((bytes) => (bytes[23] = 3))).toEqual(invalid('no-such-unit'))
    expect(faultOf((bytes) => (bytes[24] = 2))).toEqual(invalid('no-such-unit'))
    expect(faultOf((bytes) => (bytes[25] = 64))).toEqual(invalid('unknown-flags'))
    expect(faultOf((bytes) => (bytes[29] = 0x0f))).toEqual(invalid('place-out-of-range'))
  })

  it('never crashes a reader nor makes it tell anything but numbers', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .array(fc.tuple(fc.nat(keyframe.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
        .map((edits) => {
          const changed = Uint8Array.from(keyframe)
          for (const [at, value] of edits) changed[at] = value
          return changed
        }),
    )
    fc.assert(
      fc.property(bytes, (hostile) => {
        const outcome = new FrameReader().read(hostile)
        if (outcome.is !== 'applied') return
        for (const position of outcome.changed) {
          for (const value of Object.values(position)) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
