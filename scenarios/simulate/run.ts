import { Outbox, type Send, type Tally } from './outbox.ts'
import type { Phone } from './phone.ts'

export interface World {
  readonly send: Send
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Resolves at that instant, or at once when told to stop. */
  readonly until: (atMs: number) => Promise<void>
  readonly stopped: () => boolean
  readonly report: (status: Status) => void
}

export interface Status extends Readonly<Tally> {
  readonly elapsedMs: number
  readonly phones: number
  readonly offline: number
  /** Readings in the phones' buffers. */
  readonly waiting: number
  /** Devices that the server does not know. */
  readonly unknown: readonly string[]
}

const REPORT_EVERY_MS = 10_000

/** Lets the phones measure and send every `everyMs` until `forMs` have passed. Ends by itself; returns the last status. */
export async function run(
  phones: readonly Phone[],
  { everyMs, forMs }: { readonly everyMs: number; readonly forMs: number },
  world: World,
): Promise<Status> {
  const outboxes = phones.map((phone) => new Outbox(phone))
  const tally: Tally = { taken: 0, malformed: 0, failed: 0, lost: 0 }
  const startMs = world.now()
  const status = (): Status => ({
    ...tally,
    elapsedMs: world.now() - startMs,
    phones: phones.length,
    offline: phones.filter((phone) => !phone.online(world.now())).length,
    waiting: outboxes.reduce((sum, outbox) => sum + outbox.waiting, 0),
    unknown: outboxes.filter((outbox) => outbox.isUnknown).map((outbox) => outbox.phone.deviceId),
  })

  let reportAtMs = startMs
  for (let turnAtMs = startMs; turnAtMs < startMs + forMs && !world.stopped();) {
    const nowMs = world.now()
    await Promise.all(outboxes.map((outbox) => outbox.turn(nowMs, world.send, tally)))
    if (world.now() >= reportAtMs) {
      world.report(status())
      reportAtMs = world.now() + REPORT_EVERY_MS
    }
    // A turn that took too long is not made up for: phones measure by the clock.
    turnAtMs = Math.max(turnAtMs + everyMs, world.now())
    await world.until(Math.min(turnAtMs, startMs + forMs))
  }
  return status()
}
