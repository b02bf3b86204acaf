import type { Map as MapLibre } from 'maplibre-gl'
import { makeMap } from '../make-map.ts'
import type { Look } from '../base/base-style.ts'
import { DRAFT_DOTS_PER_PX } from '../fineness.ts'
import type { LiveMap } from '../live-map.ts'
import { pictureOf, type MapPicture } from './picture.ts'

/** Of the map on a page across, CSS pixels: letters of 12 px are 2.4 mm high on A4 and 3.4 mm on A3. */
const PAPER = { width: 1400, height: 850 }
/** 250 dots an inch on A4. */
const DOTS_PER_PX = 2
/** What has not come by then, because the line is slow or down, is missing on the paper. */
const PATIENCE_MS = 20_000

/**
 * What the map on the screen shows, drawn once more out of sight: in the light style, as wide as paper and fine enough
 * for it. The map on the screen stays as it is.
 * @param draw puts the live layers over the new map, as they stand on the screen
 */
export async function pictureForPaper(
  shown: MapLibre,
  look: Look,
  draw: (paper: MapLibre, look: Look) => LiveMap,
): Promise<MapPicture> {
  const container = document.createElement('div')
  container.style.cssText = `position:fixed;left:-10000px;width:${PAPER.width}px;height:${PAPER.height}px`
  document.body.append(container)
  const light: Look = { ...look, theme: 'light' }
  const paper = makeMap(container, light, {
    view: viewOf(shown),
    extent: undefined,
    pixelRatio: DRAFT_DOTS_PER_PX,
  })
  const live = draw(paper, light)
  try {
    await Promise.race([settled(paper, live), after(PATIENCE_MS)])
    paper.setPixelRatio(DOTS_PER_PX)
    return pictureOf(paper)
  } finally {
    live.dispose()
    paper.remove()
    container.remove()
  }
}

/** All that is on the screen, on a page of another shape. */
function viewOf(shown: MapLibre) {
  const { clientWidth, clientHeight } = shown.getContainer()
  const { lat, lng: lon } = shown.getCenter()
  const zoom = shown.getZoom() + Math.log2(Math.min(PAPER.width / clientWidth, PAPER.height / clientHeight))
  return { lat, lon, zoom, bearing: shown.getBearing(), pitch: shown.getPitch() }
}

async function settled(paper: MapLibre, live: LiveMap): Promise<void> {
  await live.trailsLoaded
  // While units move, a map is never idle.
  live.rest()
  // It may have been drawn without the trails, and would not say so again.
  paper.triggerRepaint()
  await paper.once('idle')
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
