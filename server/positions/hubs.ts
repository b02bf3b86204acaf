import type { Socket } from 'socket.io'
import type { Fix } from '../../domain/position/fix.ts'
import { CLOCK_AHEAD_MS, SOS_STANDS_MS } from '../../domain/position/stale.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../plugins/database.ts'
import { followUnits, type UnitSource } from './follow-units.ts'
import { PositionHub, type HubClock } from './hub.ts'
import { socketDelivery } from './socket-delivery.ts'
import { fixOfRow, rowOf } from './track-rows.ts'
import { REMEMBERED } from './unit-track.ts'

export interface HubsOptions {
  readonly tracks: Pick<
    Storage['tracks'],
    'insertFixes' | 'readCallsForHelp' | 'readCallsOfWrongClocks' | 'readPositions'
  >
  readonly clock: HubClock
  readonly staleAfterS: () => number
  readonly log: Log
}

interface Open {
  readonly hub: PositionHub<Socket>
  readonly stopFollowing: () => void
}

/** When another node's fixes are read from the track store, a little is read twice: clocks of phones differ. */
const OVERLAP_MS = 60_000

/** How far back the last position of a unit is looked for when the server starts. */
const RESTORED_MS = 24 * 60 * 60_000

/** The position hubs of all operations of this server. */
export class PositionHubs {
  readonly #options: HubsOptions
  readonly #open = new Map<string, Open>()
  /** What became of the fixes of hubs that were closed: the metrics never count down. */
  readonly #closed = new Map<string, number>()
  readonly #listeners = new Set<(operation: string, fixes: readonly Fix[]) => void>()

  constructor(options: HubsOptions) {
    this.#options = options
  }

  /** Opens the hub of an operation. It works at once; resolves when the last positions are read. */
  async open(operation: string, room: UnitSource): Promise<void> {
    const { tracks, clock, staleAfterS, log } = this.#options
    const hub = new PositionHub<Socket>({
      ...{ operation, clock, staleAfterS, log, delivery: socketDelivery(operation) },
      store: (fixes) => tracks.insertFixes(fixes.map((fix) => rowOf(operation, fix))),
      onStored: (fixes) => {
        for (const listener of this.#listeners) listener(operation, fixes)
      },
    })
    this.#open.set(operation, { hub, stopFollowing: followUnits(hub, room) })
    await this.#read(operation, hub, clock.now() - RESTORED_MS)
  }

  /** Closes the hub of an operation that is no more: stores what waits, and its timer ends. */
  async close(operation: string): Promise<void> {
    const open = this.#open.get(operation)
    if (!open) return
    this.#open.delete(operation)
    open.stopFollowing()
    await open.hub.stop()
    addTo(this.#closed, open.hub.counts)
  }

  /** `listener` is told of every batch that a hub of this server has stored. */
  onStored(listener: (operation: string, fixes: readonly Fix[]) => void): void {
    this.#listeners.add(listener)
  }

  /** Reads from the track store what other nodes have stored since an instant, for those who look, or for all hubs. */
  async readSince(sinceMs: number, which: 'watched' | 'all'): Promise<void> {
    for (const [operation, { hub }] of [...this.#open]) {
      if (which === 'all' || hub.isWatched) await this.#read(operation, hub, sinceMs - OVERLAP_MS)
    }
  }

  async #read(operation: string, hub: PositionHub<Socket>, sinceMs: number): Promise<void> {
    const { tracks, clock } = this.#options
    // As far ahead as a fix is believed, and no further: what lies there would be shown until its day has come.
    const until = new Date(clock.now() + CLOCK_AHEAD_MS)
    const span = { instant: until, since: new Date(sinceMs) }
    // A call for help stands for minutes after the fix that carried it: newer ones may not.
    const sosSince = new Date(clock.now() - SOS_STANDS_MS)
    const calls = await tracks.readCallsForHelp(operation, { since: sosSince, until })
    // Known by what they said, so that one that is sent again after a restart counts once.
    const known = { since: span.since, each: REMEMBERED }
    const wrong = await tracks.readCallsOfWrongClocks(operation, known)
    hub.takeStored([...wrong, ...calls, ...(await tracks.readPositions(operation, span))].map(fixOfRow))
  }

  get(operation: string): PositionHub<Socket> | undefined {
    return this.#open.get(operation)?.hub
  }

  /** What became of all fixes so far, by outcome. */
  counts(): Map<string, number> {
    const total = new Map(this.#closed)
    for (const { hub } of this.#open.values()) addTo(total, hub.counts)
    return total
  }

  /** Stores what waits and stops. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#open.values()].map(({ hub, stopFollowing }) => {
        stopFollowing()
        return hub.stop()
      }),
    )
  }
}

function addTo(total: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [outcome, count] of counts) total.set(outcome, (total.get(outcome) ?? 0) + count)
}
