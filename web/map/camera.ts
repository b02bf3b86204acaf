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

  /** Brings a point into sight if it is out of it. `coveredPx`: hidden at the foot of the map, by a sheet. */
  reveal(point: Point, coveredPx = 0): void {
    if (this.#dragging || this.#isVisible(point, coveredPx)) return
    this.lookAt(point, { coveredPx })
  }

  /** Goes to a point because somebody asked to. */
  lookAt({ lon, lat }: Point, { zoom, coveredPx = 0 }: { zoom?: number; coveredPx?: number } = {}): void {
    const duration = this.#reducedMotion() ? 0 : EASE_MS
    const offset: [number, number] = [0, -coveredPx / 2]
    this.#map.easeTo({ center: [lon, lat], offset, duration, ...(zoom === undefined ? {} : { zoom }) })
  }

  /** Brings all of an extent into sight if part of it is out of it. `topPx`: hidden at the head. */
  revealAll(
    extent: readonly [number, number, number, number],
    { coveredPx = 0, topPx = 0 }: { coveredPx?: number; topPx?: number } = {},
  ): void {
    const [west, south, east, north] = extent
    const corners = [
      { lon: west, lat: south },
      { lon: east, lat: north },
    ]
    if (this.#dragging || corners.every((corner) => this.#isVisible(corner, coveredPx, topPx))) return
    const padding = { top: 56 + topPx, left: 56, right: 56, bottom: 56 + coveredPx }
    this.fit(extent, { padding, maxZoom: 15 })
  }

  fit(
    extent: readonly [number, number, number, number],
    how: { padding?: number | PaddingOptions; maxZoom?: number } = {},
  ): void {
    this.#map.fitBounds([...extent], { padding: 24, duration: this.#reducedMotion() ? 0 : EASE_MS, ...how })
  }

  #isVisible({ lon, lat }: Point, coveredPx = 0, topPx = 0): boolean {
    const { x, y } = this.#map.project([lon, lat])
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return (
      x > EDGE_PX &&
      y > EDGE_PX + topPx &&
      x < clientWidth - EDGE_PX &&
      y < clientHeight - coveredPx - EDGE_PX
    )
  }
}
