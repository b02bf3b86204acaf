import { FieldError } from './faults.ts'
import { Fields } from './fields.ts'
import type { Reading } from './reading.ts'
import { readFlat } from './traccar-flat.ts'

const MOST = 5_000

/** An array of flat objects, sent by clients that empty their buffer in one request. All or nothing is taken. */
export function readArray(items: readonly unknown[], nowMs: number): Reading[] {
  if (items.length > MOST) throw new FieldError('body', 'too-many')
  return items.map((item, index) => readFlat(new Fields(item, `[${index}].`), nowMs))
}
