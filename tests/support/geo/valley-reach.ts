import type { Reach } from '../../../domain/geo/flood/rating.ts'

/** A straight valley 1 km long, 30 m wide at its floor, whose sides rise 3 m on every 100 m; cells of 10 m. */
export function valleyReach(): Reach {
  const across = [0, 0, 0, ...Array.from({ length: 400 }, (_, index) => 0.3 * Math.ceil((index + 1) / 2))]
  const handM = Array.from({ length: 100 }, () => across).flat()
  return {
    ...{ lengthM: 1_000, slope: 0.02, cellM2: 100, handM },
    steepness: handM.map((above) => (above > 0 ? 0.03 : 0)),
  }
}
