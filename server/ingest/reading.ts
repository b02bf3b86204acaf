import type { Fix } from '../../domain/position/fix.ts'
import type { FieldFault } from '../errors.ts'

/** What a device measured: a fix of which it is not yet known whose it is. */
export type Measured = Omit<Fix, 'unitId' | 'device' | 'receivedAtMs' | 'simulated'>

/** Why a well-formed message gives no fix. Such a message is answered 2xx: sending it again would not help. */
export type NoFix = 'no-coordinates' | 'not-valid' | 'not-a-location' | 'empty'

/** One message of a device. `key` is the device's key, as the unit record's `device` has it. */
export interface Reading {
  readonly key: string
  readonly measured: Measured | NoFix
}

/** The request as a decoder reads it. `body` is the text of a form or JSON as it came. */
export interface IngestRequest {
  readonly query: Readonly<Record<string, unknown>>
  readonly contentType: string
  readonly body: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The server's clock, epoch milliseconds: the time of a fix that names none. */
  readonly nowMs: number
}

export type Decoded =
  | { readonly ok: true; readonly readings: readonly Reading[] }
  | { readonly ok: false; readonly fields: readonly FieldFault[] }
