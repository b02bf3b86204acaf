import { decoding, parseJson } from './decoding.ts'
import { Fields } from './fields.ts'
import type { Decoded, IngestRequest, Reading } from './reading.ts'
import { readArray } from './traccar-array.ts'
import { readFlat } from './traccar-flat.ts'
import { readJson } from './traccar-json.ts'
import { readQuery } from './traccar-query.ts'

/** Every shape that comes to `/ingest/osmand`, told apart by what it is, not by what it says it is. */
export const decodeTraccar = (request: IngestRequest): Decoded => decoding(() => read(request))

function read(request: IngestRequest): Reading[] {
  const { body, contentType, nowMs } = request
  const isJson = /^\s*[[{]/.test(body) || (contentType === 'application/json' && body.trim() !== '')
  if (!isJson) return readQuery(request)
  const json = parseJson(body)
  if (Array.isArray(json)) return readArray(json, nowMs)
  const fields = new Fields(json)
  return typeof fields.raw('location') === 'object' || fields.has('device_id')
    ? readJson(fields, nowMs)
    : [readFlat(fields, nowMs)]
}
