import type { UnitId } from '../ids.ts'

/** One reading of where a unit is: degrees WGS-84, metres, metres a second, epoch milliseconds. */
export interface Fix {
  readonly unitId: UnitId
  /** Who measured it: a device's key (`osmand:48241179`, `owntracks:user/phone`) or `simulated:<name>`. */
  readonly device: string
  readonly lat: number
  readonly lon: number
  readonly altitudeM?: number
  readonly accuracyM?: number
  readonly speedMps?: number
  /** Clockwise from north, 0 to below 360. */
  readonly headingDeg?: number
  /** 0 to 100. */
  readonly batteryPct?: number
  /** When the device measured it, by the device's clock. */
  readonly fixAtMs: number
  /** What the clock of its device said, of a call for help whose clock cannot be right: `fixAtMs` is ours then. */
  readonly saidAtMs?: number
  /** When it reached the server, by the server's clock. */
  readonly receivedAtMs: number
  /** The holder pressed the alarm. */
  readonly sos?: boolean
  /** Made for a demo or a drill, not by a device in the field. */
  readonly simulated: boolean
}
