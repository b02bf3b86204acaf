import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FieldError } from './faults.ts'
import { decodeOwnTracks } from './owntracks.ts'
import { readDevice } from './owntracks-device.ts'
import type { Decoded, IngestRequest, Reading } from './reading.ts'
import { decodeTraccar } from './traccar.ts'

/**
 * A message as a device sent it, and what it means. To fix a device's quirk, add its message to the list beside the
 * decoder: that is the test.
 */
interface Captured {
  readonly name: string
  readonly query?: Record<string, unknown>
  readonly contentType?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly json?: unknown
  readonly readings?: readonly Reading[]
  /** The paths of the fields that are named as wrong. */
  readonly faults?: readonly string[]
}

const NOW = 1_750_000_600_000

const requestOf = (captured: Captured): IngestRequest => ({
  query: captured.query ?? {},
  contentType: (captured.contentType ?? '').split(';')[0] ?? '',
  headers: captured.headers ?? {},
  body: captured.body ?? (captured.json === undefined ? '' : JSON.stringify(captured.json)),
  nowMs: NOW,
})

function decodeWithDevice(request: IngestRequest): Decoded {
  try {
    const device = readDevice(request)
    if (device === 'not-the-user') throw new Error('the captured message authenticates as another user')
    return decodeOwnTracks(request, device)
  } catch (error) {
    if (error instanceof FieldError) return { ok: false, fields: [error.fault] }
    throw error
  }
}

const here = new URL('./', import.meta.url)
const lists = readdirSync(here).filter((name) => name.endsWith('.captured.json'))

describe.each(lists)('%s', (list) => {
  const decode = list.startsWith('owntracks') ? decodeWithDevice : decodeTraccar
  const messages = JSON.parse(readFileSync(new URL(list, here), 'utf8')) as Captured[]

  it.each(messages)('$name', (captured) => {
    const decoded = decode(requestOf(captured))
    if (captured.faults) {
      expect(decoded.ok ? decoded.readings : decoded.fields.map(({ path }) => path)).toEqual(captured.faults)
      return
    }
    expect(decoded.ok ? decoded.readings.map(roundSpeed) : decoded.fields).toEqual(captured.readings)
  })
})

/** Speeds are converted: to a millimetre a second is the same. */
function roundSpeed({ key, measured }: Reading): Reading {
  if (typeof measured === 'string' || measured.speedMps === undefined) return { key, measured }
  return { key, measured: { ...measured, speedMps: Math.round(measured.speedMps * 1000) / 1000 } }
}
