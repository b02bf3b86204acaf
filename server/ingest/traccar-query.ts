import { Fields } from './fields.ts'
import type { IngestRequest, Reading } from './reading.ts'
import { FieldError } from './faults.ts'
import { readFlat } from './traccar-flat.ts'

/** Traccar Client before 9 and every OsmAnd-like tracker: all in the query, or in a form that is posted, or in both. */
export function readQuery({ query, contentType, body, nowMs }: IngestRequest): Reading[] {
  const form = contentType === 'application/x-www-form-urlencoded' || looksLikeForm(body) ? body : ''
  return [readFlat(new Fields({ ...query, ...once(new URLSearchParams(form.trim())) }), nowMs)]
}

/** Some trackers post a form and do not say so. */
const looksLikeForm = (body: string): boolean => /^[\w.]+=[^{]*$/.test(body.trim())

function once(params: URLSearchParams): Record<string, string> {
  const repeated = [...params.keys()].find((name) => params.getAll(name).length > 1)
  if (repeated) throw new FieldError(repeated, 'repeated')
  return Object.fromEntries(params)
}
