import { metresBetween } from '../../domain/position/distance.ts'

export { pointFrom } from '../../domain/geo/point-text.ts'

/** Metres along the great circle: never a way one can drive. */
export const straightMetres = metresBetween
