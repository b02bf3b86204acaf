import type { Fix } from '../../domain/position/fix.ts'
import { ApiError } from '../errors.ts'
import type { IngestOptions, PositionSink } from './options.ts'
import type { Reading } from './reading.ts'

export type IngestSinks = Pick<IngestOptions, 'findUnitByDevice' | 'recordSighting' | 'hubs'> & {
  /** Whence the readings came. */
  readonly address: string
  /** Told what became of each reading. */
  readonly note: (reading: Reading, outcome: string) => void
}

export interface Taken {
  /** Readings of devices that are bound to a unit. */
  readonly known: number
  readonly stored: number
  /** Well formed, but nothing to keep: no position in them, or a filter caught them. */
  readonly ignored: number
  /** Keys of devices bound to no unit. */
  readonly unknown: readonly string[]
  /** Whether all of these are listed for pairing. */
  readonly listed: boolean
}

/**
 * Brings readings to every operation that the unit takes part in, and resolves when they are stored.
 * @throws ApiError busy, when they could not be stored and should be sent again
 */
export async function take(readings: readonly Reading[], sinks: IngestSinks, nowMs: number): Promise<Taken> {
  const unknown = new Map<string, { lat: number; lon: number } | null>()
  const fixes: { reading: Reading; fix: Fix }[] = []
  let [known, ignored] = [0, 0]
  for (const reading of readings) {
    const { key, measured } = reading
    const unit = sinks.findUnitByDevice(key)
    if (!unit) {
      unknown.set(key, typeof measured === 'string' ? (unknown.get(key) ?? null) : measured)
      sinks.note(reading, 'unknown-device')
      continue
    }
    known += 1
    if (typeof measured === 'string') {
      ignored += 1
      sinks.note(reading, measured)
      continue
    }
    const whose = { unitId: unit.id, device: key, simulated: unit.simulated }
    fixes.push({ reading, fix: { ...measured, ...whose, receivedAtMs: nowMs } })
  }
  let listed = true
  for (const [key, place] of unknown) {
    const seen = place && { lat: place.lat, lon: place.lon }
    if (!(await sinks.recordSighting(key, seen, sinks.address))) listed = false
  }
  const outcomes = await offerToAll(
    fixes.map(({ fix }) => fix),
    sinks.hubs(),
  )
  fixes.forEach(({ reading }, index) => sinks.note(reading, outcomes[index] ?? 'stored'))
  const stored = outcomes.filter((outcome) => outcome === 'stored').length
  return { known, stored, ignored: ignored + fixes.length - stored, unknown: [...unknown.keys()], listed }
}

/** A fix counts as stored when any operation stored it. */
async function offerToAll(fixes: readonly Fix[], hubs: Iterable<PositionSink>): Promise<string[]> {
  const outcomes = fixes.map(() => 'no-operation')
  const offers = [...hubs].map(async (hub) => {
    const places = fixes.flatMap((fix, index) => (hub.has(fix.unitId) ? [{ fix, index }] : []))
    if (places.length === 0) return
    const said = await hub.offer(places.map(({ fix }) => fix))
    places.forEach(({ index }, at) => {
      if (outcomes[index] !== 'stored') outcomes[index] = said[at] ?? 'stored'
    })
  })
  const failed = (await Promise.allSettled(offers)).find((offer) => offer.status === 'rejected')
  if (failed) throw new ApiError('busy', { retryAfterS: 5, cause: failed.reason })
  return outcomes
}
