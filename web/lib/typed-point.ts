import { pointFrom } from '../../domain/geo/point-text.ts'
import type { Datum } from '../../domain/position.ts'

/** A point as its field holds it: what is typed or was picked, and the datum that it is in. */
export interface TypedPoint {
  text: string
  datum: Datum
}

/** Nothing typed for no point. */
export const typedPoint = (
  point: { lat: number; lon: number; datum?: Datum | undefined } | undefined,
): TypedPoint => ({
  text: point ? `${point.lat}, ${point.lon}` : '',
  datum: point?.datum ?? 'WGS-84',
})

/** The point as a command wants it; undefined where the text is none. */
export function saidPoint({
  text,
  datum,
}: TypedPoint): { lat: number; lon: number; datum: Datum } | undefined {
  const point = pointFrom(text)
  return point && { ...point, datum }
}
