import type { Event } from '../../domain/events.ts'

/** Where a log ends: all that is needed to place the next event. */
export class LogEnd {
  seq: number
  /** Hash of event `seq`. */
  hash: string
  /** Of the last event, '' before the first. */
  recordedAt: string
  /** The last streamSeq of each jurisdiction. */
  readonly streams: Map<string, number>

  constructor(seq: number, hash: string, recordedAt: string, streams: ReadonlyMap<string, number>) {
    this.seq = seq
    this.hash = hash
    this.recordedAt = recordedAt
    this.streams = new Map(streams)
  }

  passed(event: Event): void {
    this.seq = event.seq
    this.recordedAt = event.recordedAt
    this.streams.set(event.jurisdiction, event.streamSeq)
  }
}
