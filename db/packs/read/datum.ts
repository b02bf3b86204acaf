import { toWgs84, type Datum } from '../../../domain/position.ts'

type LonLat = [number, number]
export type Convert = (point: Readonly<LonLat>) => LonLat

/** How coordinates of a datum become WGS-84; undefined when they are that already (CGCS2000: within centimetres). */
export function converter(datum: Datum): Convert | undefined {
  if (datum === 'WGS-84' || datum === 'CGCS2000') return undefined
  return ([lon, lat]) => {
    // Swapped ones are left for the check to find.
    if (Math.abs(lat) > 90) return [lon, lat]
    const moved = toWgs84({ lon, lat, datum })
    return [moved.lon, moved.lat]
  }
}

/** Every position within coordinates of whatever depth. */
export function converted<C>(coordinates: C, convert: Convert): C {
  if (!Array.isArray(coordinates)) return coordinates
  if (typeof coordinates[0] === 'number') return convert(coordinates as unknown as LonLat) as C
  return coordinates.map((inner: unknown) => converted(inner, convert)) as C
}
