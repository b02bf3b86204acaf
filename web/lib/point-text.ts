import { metresBetween } from '../../domain/position/distance.ts'

export { pointFrom } from '../../domain/geo/point-text.ts'

/** A point as its field holds it; nothing for none. */
export const pointText = (point: { lat: number; lon: number } | undefined): string =>
  point ? `${point.lat}, ${point.lon}` : ''

/** Metres along the great circle: never a way one can drive. */
export const straightMetres = metresBetween
