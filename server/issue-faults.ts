import type { FieldIssue } from '../domain/parse.ts'
import { liesFarOutside, type Extent } from '../domain/extent.ts'
import type { FieldFault } from './errors.ts'
import { faultOf } from './field-words.ts'

/**
 * What is wrong with a message, in both languages. A latitude beyond 90 degrees is said to be swapped when the position
 * lies in the county the other way round.
 * @param data the message that the paths of the issues lead into
 */
export const faultsOf = (
  issues: readonly FieldIssue[],
  data: unknown,
  extent: Extent | undefined,
): FieldFault[] =>
  issues.map((issue) => {
    const swapped = extent !== undefined && issue.code === 'too_big' && isSwapped(issue.path, data, extent)
    const { path, message } = faultOf(swapped ? { ...issue, detail: 'lat-lon-swapped' } : issue)
    return { path: path === '' ? 'body' : path, message }
  })

/** Of a latitude: `lat` beside its `lon`, or the second of a GeoJSON position. */
function isSwapped(path: string, data: unknown, extent: Extent): boolean {
  const steps = path.split('.')
  const last = steps.pop()
  const around = steps.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    data,
  )
  const [lon, lat] = Array.isArray(around) && last === '1' ? (around as unknown[]) : positionOf(around, last)
  return typeof lon === 'number' && typeof lat === 'number' && !liesFarOutside(extent, [lat, lon])
}

const positionOf = (around: unknown, last: string | undefined): unknown[] =>
  typeof around === 'object' && around !== null && 'lon' in around && 'lat' in around && last === 'lat'
    ? [around.lon, around.lat]
    : []
