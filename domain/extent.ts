/** A box of degrees. It does not cross the date line: no county does. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

/** A fire or a detour does not stop at the border; swapped or mistyped coordinates lie much farther off. */
const BEYOND_BORDER_DEG = 0.25

/** Whether a point, [lon, lat], lies farther outside than work across the border goes. */
export const liesFarOutside = ([west, south, east, north]: Extent, [lon, lat]: readonly [number, number]) =>
  lon < west - BEYOND_BORDER_DEG ||
  lon > east + BEYOND_BORDER_DEG ||
  lat < south - BEYOND_BORDER_DEG ||
  lat > north + BEYOND_BORDER_DEG
