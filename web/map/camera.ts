import type { Map as MapLibre, PaddingOptions } from 'maplibre-gl'

interface Point {
  readonly lat: number
  readonly lon: number
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
  reveal(point: Point): void {
    if (this.#dragging || this.#isVisible(point)) return
    this.lookAt(point)
  }

  /** Goes to a point because somebody asked to. */
  lookAt({ lon, lat }: Point, zoom?: number): void {
    const duration = this.#reducedMotion() ? 0 : EASE_MS
    this.#map.easeTo({ center: [lon, lat], duration, ...(zoom === undefined ? {} : { zoom }) })
  }

  /** Brings all of an extent into sight if part of it is out of it. `coveredPx`: hidden at the foot, by a sheet. */
  revealAll(extent: readonly [number, number, number, number], coveredPx = 0): void {
    const [west, south, east, north] = extent
    const corners = [
      { lon: west, lat: south },
      { lon: east, lat: north },
    ]
    if (this.#dragging || corners.every((corner) => this.#isVisible(corner, coveredPx))) return
    const padding = { top: 56, left: 56, right: 56, bottom: 56 + coveredPx }
    this.fit(extent, { padding, maxZoom: 15 })
  }

  fit(
    extent: readonly [number, number, number, number],
    how: { padding?: number | PaddingOptions; maxZoom?: number } = {},
  ): void {
    this.#map.fitBounds([...extent], { padding: 24, duration: this.#reducedMotion() ? 0 : EASE_MS, ...how })
  }

  #isVisible({ lon, lat }: Point, coveredPx = 0): boolean {
    const { x, y } = this.#map.project([lon, lat])
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return x > EDGE_PX && y > EDGE_PX && x < clientWidth - EDGE_PX && y < clientHeight - coveredPx - EDGE_PX
  }
}
