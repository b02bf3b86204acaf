import type { Map as MapLibre } from 'maplibre-gl'

/**
 * What the ground looks like comes after what the county is: on a thin line relief and land cover are half of all
 * that is sent, and on a machine without a graphics card half of all that is drawn.
 */
const GROUND = ['relief', 'landcover'] as const

/** What the first picture is of. */
const COUNTY = ['jurisdictions', 'rivers', 'roads', 'villages', 'units'] as const

/** The groups of layers that are off until the county has been seen once. */
export const hiddenAtFirst = (hidden: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...hidden, ...GROUND])

/**
 * Calls `seen` once, after the frame in which borders, water, roads, villages and units were all drawn.
 * `hasRecords`: whether there are records to draw.
 */
export function atFirstSight(map: MapLibre, hasRecords: () => boolean, seen: () => void): void {
  const look = (): void => {
    if (!hasRecords() || !COUNTY.every((id) => map.getSource(id) && map.isSourceLoaded(id))) return
    map.off('render', look)
    seen()
  }
  map.on('render', look)
}
