import { jurisdiction } from '../../domain/jurisdiction.ts'
import { unitId } from '../../domain/ids.ts'
import type { Fix } from '../../domain/position/fix.ts'
import type { Unit } from '../../domain/unit/record.ts'
import type { Audience } from '../../domain/visibility.ts'
import type { Delivery } from './channel.ts'
import type { HubClock } from './hub.ts'

/** A clock that a test moves. */
export class FakeClock implements HubClock {
  nowMs = Date.UTC(2026, 10, 23, 13)
  #timers = new Set<() => void>()

  now(): number {
    return this.nowMs
  }

  every(_ms: number, run: () => void): () => void {
    this.#timers.add(run)
    return () => void this.#timers.delete(run)
  }

  /** Lets time pass, and what hangs on a promise be done. */
  async tick(ms = 250): Promise<void> {
    this.nowMs += ms
    for (const run of this.#timers) run()
    await settled()
  }
}

/** Lets everything that only waits for promises come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** A viewer that keeps what it is sent; `behind` makes it a slow one. */
export interface FakeViewer {
  readonly frames: Uint8Array[]
  behind: boolean
}

export const fakeViewer = (): FakeViewer => ({ frames: [], behind: false })

export const fakeDelivery: Delivery<FakeViewer> = {
  send(viewers, frame) {
    for (const viewer of viewers) viewer.frames.push(frame)
  },
  isBehind: (viewer) => viewer.behind,
}

export const silentLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export const YUNXI = jurisdiction.parse('990101101')
export const SONGLING = jurisdiction.parse('990101102')
export const county: Audience = { role: 'duty', jurisdiction: jurisdiction.parse('990101') }
export const yunxi: Audience = { role: 'duty', jurisdiction: YUNXI }

export const unitNamed = (id: string, more: Partial<Unit> = {}): Unit =>
  ({
    kind: 'unit',
    id: unitId.parse(id),
    jurisdiction: YUNXI,
    sharedWith: [],
    seq: 1,
    name: id,
    teamType: 'rescue',
    callSign: null,
    leader: null,
    headcount: 5,
    skills: [],
    home: null,
    device: `osmand:${id}`,
    duty: 'on',
    simulated: false,
    statusSince: '2026-11-23T00:00:00.000Z',
    status: 'available',
    assignment: null,
    ...more,
  }) as Unit

export const fixOf = (id: string, fixAtMs: number, more: Partial<Fix> = {}): Fix => ({
  unitId: unitId.parse(id),
  device: `osmand:${id}`,
  lat: 30.5,
  lon: 110.5,
  fixAtMs,
  receivedAtMs: fixAtMs,
  simulated: false,
  ...more,
})
