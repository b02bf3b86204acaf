import type { Map as MapLibre, PaddingOptions } from 'maplibre-gl'

interface Point {
  readonly lat: number
  readonly lon: number
}

/** What lies over the map's edges and hides it there, pixels. */
export interface Covered {
  readonly topPx?: number
  readonly rightPx?: number
  readonly bottomPx?: number
}

const EASE_MS = 350
const EDGE_PX = 48

/** Moves the map only when it must, and never while somebody drags it. */
export class Camera {
  readonly #map: MapLibre
  readonly #reducedMotion: () => boolean
  #dragging = false

  constructor(map: MapLibre, reducedMotion: () => boolean) {
    this.#map = map
    this.#reducedMotion = reducedMotion
    map.on('dragstart', () => (this.#dragging = true))
    map.on('dragend', () => (this.#dragging = false))
  }

  /** Brings a point into sight if it is out of it. */
  reveal(point: Point, covered: Covered = {}): void {
    if (this.#dragging || this.#isVisible(point, covered)) return
    this.lookAt(point, { covered })
  }

  /** Goes to a point because somebody asked to. */
  lookAt({ lon, lat }: Point, { zoom, covered = {} }: { zoom?: number; covered?: Covered } = {}): void {
    const duration = this.#reducedMotion() ? 0 : EASE_MS
    const { topPx = 0, rightPx = 0, bottomPx = 0 } = covered
    const offset: [number, number] = [-rightPx / 2, (topPx - bottomPx) / 2]
    this.#map.easeTo({ center: [lon, lat], offset, duration, ...(zoom === undefined ? {} : { zoom }) })
  }

  /** Brings all of an extent into sight if part of it is out of it. */
  revealAll(extent: readonly [number, number, number, number], covered: Covered = {}): void {
    const { topPx = 0, rightPx = 0, bottomPx = 0 } = covered
    const [west, south, east, north] = extent
    const corners = [
      { lon: west, lat: south },
      { lon: east, lat: north },
    ]
    if (this.#dragging || corners.every((corner) => this.#isVisible(corner, covered))) return
    const padding = { top: 56 + topPx, left: 56, right: 56 + rightPx, bottom: 56 + bottomPx }
    this.fit(extent, { padding, maxZoom: 15 })
  }

  fit(
    extent: readonly [number, number, number, number],
    how: { padding?: number | PaddingOptions; maxZoom?: number; duration?: number } = {},
  ): void {
    this.#map.fitBounds([...extent], { padding: 24, duration: this.#reducedMotion() ? 0 : EASE_MS, ...how })
  }

  #isVisible({ lon, lat }: Point, { topPx = 0, rightPx = 0, bottomPx = 0 }: Covered): boolean {
    const { x, y } = this.#map.project([lon, lat])
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return (
      x > EDGE_PX &&
      y > EDGE_PX + topPx &&
      x < clientWidth - rightPx - EDGE_PX &&
      y < clientHeight - bottomPx - EDGE_PX
    )
  }
}
