/** A point as its field holds it; nothing for none. */
export const pointText = (point: { lat: number; lon: number } | undefined): string =>
  point ? `${point.lat}, ${point.lon}` : ''
