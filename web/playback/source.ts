import type { Event } from '../../domain/events.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import type { WireRecords } from '../../domain/sync/wire.ts'
import type { Density, ReplayStep } from '../lib/answers.ts'
import type { Result } from '../lib/api.ts'

/** A state as one viewer may see it: the records right after event `seq`. */
export interface Standing {
  readonly seq: number
  readonly records: WireRecords
}

/** The fixes of each unit within a window of time, oldest first. Instants in epoch milliseconds. */
export interface TrackPiece {
  /** Up to which instant it is whole. */
  readonly toMs: number
  readonly fixes: ReadonlyMap<string, readonly UnitPosition[]>
}

/** Where a playback reads from: over HTTP in a browser, from memory in a test. */
export interface PlaybackSource {
  density(signal: AbortSignal): Promise<Result<Density>>
  /** What stood at an instant: every event recorded at or before it. */
  stateAt(atMs: number, signal: AbortSignal): Promise<Result<Standing>>
  /** The steps after `since`, oldest first; fewer than `limit` (or none) at the end of the log. */
  steps(since: number, limit: number, signal: AbortSignal): Promise<Result<readonly ReplayStep[]>>
  /** The newest lines of the log up to event `seq`, oldest first. */
  log(seq: number, signal: AbortSignal): Promise<Result<readonly Event[]>>
  positionsAt(atMs: number, signal: AbortSignal): Promise<Result<readonly UnitPosition[]>>
  tracks(fromMs: number, toMs: number, signal: AbortSignal): Promise<Result<TrackPiece>>
}
