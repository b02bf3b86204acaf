import type { Point } from 'geojson'
import type { MapFeature } from './diff-source.ts'
import { pixelsBetween, type LonLat } from './pixel.ts'

/** Nearer to where it is drawn nobody sees the difference. */
const SAME_PX = 0.25
/** So far from where it is drawn a symbol would be seen to jump if one waited any longer. */
const DUE_PX = 0.5

type Symbol = MapFeature<Point>

/** Whether a symbol looks as the one that is drawn, at this zoom. */
export function looksTheSame(drawn: Symbol | undefined, next: Symbol, zoom: number): boolean {
  if (!drawn || JSON.stringify(drawn.properties) !== JSON.stringify(next.properties)) return false
  return pixelsBetween(placeOf(drawn), placeOf(next), zoom) < SAME_PX
}

/** Whether a symbol that moves has to be drawn anew now; with it go all that do not look the same any more. */
export const isDue = (drawn: Symbol | undefined, at: LonLat | undefined, zoom: number): boolean =>
  drawn !== undefined && at !== undefined && pixelsBetween(placeOf(drawn), at, zoom) >= DUE_PX

const placeOf = ({ geometry: { coordinates } }: Symbol): LonLat => {
  const [lon = 0, lat = 0] = coordinates
  return { lon, lat }
}
