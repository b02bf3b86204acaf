import type { Map as MapLibre } from 'maplibre-gl'

/**
 * What the ground looks like comes after what the county is: on a thin line relief and land cover are half of all
 * that is sent, and on a machine without a graphics card half of all that is drawn.
 */
const GROUND = ['relief', 'landcover'] as const

/** What the first picture is of. */
const COUNTY = ['jurisdictions', 'rivers', 'roads', 'villages'] as const

/** The groups of layers that are off until the county has been seen once. */
export const hiddenAtFirst = (hidden: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...hidden, ...GROUND])

/** The name of the instant of the first picture among the page's marks (User Timing). */
export const FIRST_PICTURE = 'first-picture'

/**
 * Calls `seen` once, in the frame after that in which borders, water, roads and villages were all drawn, and marks the
 * instant. `hasRecords`: whether there are records to draw. Units are not waited for: while they move, their source is
 * never at rest.
 */
export function atFirstSight(map: MapLibre, hasRecords: () => boolean, seen: () => void): void {
  const look = (): void => {
    if (!hasRecords() || !COUNTY.every((id) => map.getSource(id) && map.isSourceLoaded(id))) return
    map.off('render', look)
    requestAnimationFrame(() => {
      performance.mark(FIRST_PICTURE)
      seen()
    })
  }
  map.on('render', look)
}
