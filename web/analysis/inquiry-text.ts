import type { Position } from '../../domain/position.ts'

/** Corners of an area, [longitude, latitude], the first not repeated. */
export type Ring = readonly (readonly [lon: number, lat: number])[]

/** A number with so many decimals at most. */
export const coordinate = (value: number, decimals = 5): string => String(Number(value.toFixed(decimals)))

export const pointText = ({ lat, lon }: Position): string => `${coordinate(lat)},${coordinate(lon)}`

export const ringText = (ring: Ring): string => ring.map(([lon, lat]) => pointText({ lat, lon })).join(';')

/** Every number between commas; what is no number is left out. */
export const numbersIn = (text: string): number[] =>
  text === '' ? [] : text.split(',').map(Number).filter(Number.isFinite)

export function pointFrom(text: string): Position | undefined {
  const [lat, lon, more] = numbersIn(text)
  if (lat === undefined || lon === undefined || more !== undefined) return undefined
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}

/** At least three corners, every one readable. */
export function ringFrom(text: string): Ring | undefined {
  const points = text.split(';').map(pointFrom)
  const ring = points.flatMap((point) => (point ? [[point.lon, point.lat] as const] : []))
  return ring.length === points.length && ring.length >= 3 ? ring : undefined
}
