/** Reads coordinates as people paste them: `29.89841, 110.53841`, either way round, with or without °N °E. */
export function pointFrom(text: string): { lat: number; lon: number } | undefined {
  const figures = text
    .replace(/[°NESW，,;\s北南东西纬经]+/gi, ' ')
    .trim()
    .split(' ')
    .map(Number)
  const [a, b] = figures
  if (figures.length !== 2 || a === undefined || b === undefined || !figures.every(Number.isFinite))
    return undefined
  // In China a latitude is never above 54 and a longitude never below 73, so the order need not be asked.
  const [lat, lon] = Math.abs(a) > 60 && Math.abs(b) <= 60 ? [b, a] : [a, b]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}

const EARTH_M = 6_371_008.8

/** Metres along the great circle (haversine). A straight line: never a way one can drive. */
export function straightMetres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon)
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
