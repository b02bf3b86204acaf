import type { Map as MapLibre } from 'maplibre-gl'

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

  /** Brings all of an extent into sight if part of it is out of it. */
  revealAll(extent: readonly [number, number, number, number]): void {
    const [west, south, east, north] = extent
    if (
      this.#dragging ||
      [
        { lon: west, lat: south },
        { lon: east, lat: north },
      ].every((at) => this.#isVisible(at))
    )
      return
    this.fit(extent, { padding: 72, maxZoom: 15 })
  }

  fit(
    extent: readonly [number, number, number, number],
    how: { padding?: number; maxZoom?: number } = {},
  ): void {
    this.#map.fitBounds([...extent], { padding: 24, duration: this.#reducedMotion() ? 0 : EASE_MS, ...how })
  }

  #isVisible({ lon, lat }: Point): boolean {
    const { x, y } = this.#map.project([lon, lat])
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return x > EDGE_PX && y > EDGE_PX && x < clientWidth - EDGE_PX && y < clientHeight - EDGE_PX
  }
}
