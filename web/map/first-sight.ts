import type { Map as MapLibre } from 'maplibre-gl'
import { RELIEF_SOURCE } from './base/terrain.ts'

/**
 * What the ground looks like comes after what the county is: on a thin line relief and land cover are half of all
 * that is sent, and on a machine without a graphics card half of all that is drawn.
 */
const GROUND = ['relief', 'landcover'] as const

/** What the ground is drawn from; those that a county lacks, or nobody wants to see, are not waited for. */
const GROUND_SOURCES = ['landcover', 'hills', 'hills-far', 'contours', RELIEF_SOURCE]

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
  const isThere = (): boolean =>
    hasRecords() && COUNTY.every((id) => map.getSource(id) && map.isSourceLoaded(id))
  onceDrawn(map, isThere, () => {
    performance.mark(FIRST_PICTURE)
    seen()
  })
}

/** Calls `seen` once, in the frame after that in which the ground was drawn, once its layers are on. */
export function atSightOfGround(map: MapLibre, seen: () => void): void {
  const isThere = (): boolean => GROUND_SOURCES.every((id) => !map.getSource(id) || map.isSourceLoaded(id))
  onceDrawn(map, isThere, seen)
}

function onceDrawn(map: MapLibre, isThere: () => boolean, then: () => void): void {
  const look = (): void => {
    if (!isThere()) return
    map.off('render', look)
    requestAnimationFrame(then)
  }
  map.on('render', look)
}
