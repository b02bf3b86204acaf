import type { Map as MapLibre } from 'maplibre-gl'
import { RELIEF_SOURCE } from './base/terrain.ts'
import { DRAFT_DOTS_PER_PX, FINE_AS_THE_SCREEN } from './fineness.ts'

/**
 * What the ground looks like comes after what the county is: on a thin line relief and land cover are half of all
 * that is sent, and on a machine without a graphics card half of all that is drawn.
 */
const GROUND = ['relief', 'landcover'] as const

/** What the ground is drawn from; those that a county lacks, or nobody wants to see, are not waited for. */
const GROUND_SOURCES = ['landcover', 'hills', 'hills-far', 'contours', RELIEF_SOURCE]

/** What the first picture is of. */
const COUNTY = ['jurisdictions', 'rivers', 'roads', 'villages'] as const

/** Whoever waits longer for the county, on a thin line, sees sharp what has come of it. */
const COARSE_MS = 3_000

/** The groups of layers that are off until the county has been seen once. */
export const hiddenAtFirst = (hidden: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...hidden, ...GROUND])

/** The name of the instant of the first picture among the page's marks (User Timing). */
export const FIRST_PICTURE = 'first-picture'

/**
 * Calls `seen` once, in the frame after that in which borders, water, roads and villages were all drawn as fine as the
 * screen, and marks the instant. `hasRecords`: whether there are records to draw. Units are not waited for: while they
 * move, their source is never at rest. Until the county is there the map is a draft: a dozen frames are drawn while its
 * parts come, and without a graphics card each takes as long as it has points.
 */
export function atFirstSight(map: MapLibre, hasRecords: () => boolean, seen: () => void): void {
  const hasCounty = (): boolean => COUNTY.every((id) => map.getSource(id) && map.isSourceLoaded(id))
  let draft = true
  const sharpen = (): void => {
    if (!draft) return
    draft = false
    clearTimeout(patience)
    map.setPixelRatio(FINE_AS_THE_SCREEN)
    // At once: a canvas of another size is empty until it is drawn on.
    map.redraw()
  }
  const patience = setTimeout(sharpen, COARSE_MS)
  map.once('remove', () => clearTimeout(patience))
  map.setPixelRatio(DRAFT_DOTS_PER_PX)
  onceDrawn(map, hasCounty, sharpen)
  onceDrawn(
    map,
    () => !draft && hasRecords() && hasCounty(),
    () => {
      performance.mark(FIRST_PICTURE)
      seen()
    },
  )
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
