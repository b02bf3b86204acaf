import type { UnitId } from '../../domain/ids.ts'
import type { Fix } from '../../domain/position/fix.ts'

export interface IngestOptions {
  /** The unit of the county to which the device with this key is bound (index `unit.device` of `live`). */
  readonly findUnitByDevice: (key: string) => { readonly id: UnitId; readonly simulated: boolean } | undefined
  /** Lists a device that nobody has bound yet, for pairing. @returns whether it is listed */
  readonly recordSighting: (
    key: string,
    place: { lat: number; lon: number } | null,
    address: string,
  ) => Promise<boolean>
  /** `live` and the exercises that run. */
  readonly hubs: () => Iterable<PositionSink>
  /** Whether an OwnTracks device may send with this password (undefined: it sent none). */
  readonly admits: (key: string, password: string | undefined) => boolean
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Counts what became of each fix, for `/metrics`. */
  readonly count?: (format: 'traccar' | 'owntracks', outcome: string) => void
}

/** Where fixes go; a `PositionHub`. */
export interface PositionSink {
  /** Whether the unit is one of its operation. */
  has(unitId: UnitId): boolean
  /** Resolves when the fixes are stored: for each, 'stored' or the reason why it was left out. */
  offer(fixes: readonly Fix[]): Promise<readonly string[]>
}
