import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import { layDown, type LiveLayer } from './layer.ts'
import type { MovingUnits } from './moving-units.ts'

const REDRAW_MS = 2_000

/** Where units came from: lines that fade over 30 minutes. */
export class TrailLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource('trails', { lineMetrics: true })
  readonly #moving: MovingUnits
  readonly #timer: ReturnType<typeof setInterval>
  readonly #lengths = new Map<string, string>()

  constructor(moving: MovingUnits) {
    this.#moving = moving
    this.#timer = setInterval(() => this.#redraw(), REDRAW_MS)
  }

  addTo(map: MapLibre, { theme }: Look): void {
    this.#redraw()
    this.#source.addTo(map)
    const { trail } = PALETTES[theme]
    layDown(map, {
      id: 'trails',
      type: 'line',
      source: 'trails',
      minzoom: 9,
      layout: { 'line-join': 'round', 'line-cap': 'butt' },
      paint: {
        'line-width': 3.2,
        'line-gradient': [
          'interpolate',
          ['linear'],
          ['line-progress'],
          0,
          `${trail}00`,
          0.6,
          `${trail}80`,
          1,
          `${trail}f0`,
        ],
      },
    })
  }

  /** Draws what is there, and then follows no more. */
  rest(): void {
    clearInterval(this.#timer)
    this.#redraw()
  }

  dispose(): void {
    clearInterval(this.#timer)
    this.#source.dispose()
  }

  #redraw(): void {
    const ids = new Set(this.#moving.ids())
    for (const id of this.#source.ids()) if (!ids.has(id)) this.#source.remove(id)
    for (const id of ids) {
      const points = this.#moving.trail(id)
      const last = points.at(-1)
      const shape = `${points.length} ${last?.lat.toFixed(5)} ${last?.lon.toFixed(5)}`
      if (points.length < 2 || this.#lengths.get(id) === shape) continue
      this.#lengths.set(id, shape)
      this.#source.put({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: points.map(({ lon, lat }) => [lon, lat]) },
        properties: { id },
      })
    }
  }
}
