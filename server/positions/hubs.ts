import type { Socket } from 'socket.io'
import { SOS_STANDS_MS } from '../../domain/position/stale.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../plugins/database.ts'
import { followUnits, type UnitSource } from './follow-units.ts'
import { PositionHub, type HubClock } from './hub.ts'
import { socketDelivery } from './socket-delivery.ts'
import { fixOfRow, rowOf } from './track-rows.ts'

export interface HubsOptions {
  readonly tracks: Pick<Storage['tracks'], 'insertFixes' | 'readCallsForHelp' | 'readPositions'>
  readonly clock: HubClock
  readonly staleAfterS: () => number
  readonly log: Log
}

interface Open {
  readonly hub: PositionHub<Socket>
  readonly stopFollowing: () => void
}

/** How far back the last position of a unit is looked for when the server starts. */
const RESTORED_MS = 24 * 60 * 60_000

/** The position hubs of all operations of this server. */
export class PositionHubs {
  readonly #options: HubsOptions
  readonly #open = new Map<string, Open>()

  constructor(options: HubsOptions) {
    this.#options = options
  }

  /** Opens the hub of an operation. It works at once; resolves when the last positions are read. */
  async open(operation: string, room: UnitSource): Promise<void> {
    const { tracks, clock, staleAfterS, log } = this.#options
    const hub = new PositionHub<Socket>({
      ...{ operation, clock, staleAfterS, log, delivery: socketDelivery(operation) },
      store: (fixes) => tracks.insertFixes(fixes.map((fix) => rowOf(operation, fix))),
    })
    this.#open.set(operation, { hub, stopFollowing: followUnits(hub, room) })
    const nowMs = clock.now()
    const span = { instant: new Date(nowMs), since: new Date(nowMs - RESTORED_MS) }
    // A call for help stands for minutes after the fix that carried it: newer ones may not.
    const calls = await tracks.readCallsForHelp(operation, new Date(nowMs - SOS_STANDS_MS))
    hub.restore([...calls, ...(await tracks.readPositions(operation, span))].map(fixOfRow))
  }

  get(operation: string): PositionHub<Socket> | undefined {
    return this.#open.get(operation)?.hub
  }

  /** What became of all fixes so far, by outcome. */
  counts(): Map<string, number> {
    const total = new Map<string, number>()
    for (const { hub } of this.#open.values()) {
      for (const [outcome, count] of hub.counts) total.set(outcome, (total.get(outcome) ?? 0) + count)
    }
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
