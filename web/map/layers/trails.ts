import type { LineString } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import type { TrailPoint } from '../../lib/trails.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import { changeOf, thinnedFor, type DrawnTrail } from '../trail-sight.ts'
import { layDown, type LiveLayer } from './layer.ts'
import type { MovingUnits } from './moving-units.ts'

const REDRAW_MS = 2_000
/** After so many times what nobody was seen to miss is drawn all the same. */
const PATIENCE = 15

/** Where units came from: lines that fade over 30 minutes. */
export class TrailLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource<LineString>('trails', { lineMetrics: true })
  readonly #moving: MovingUnits
  readonly #timer: ReturnType<typeof setInterval>
  readonly #drawn = new Map<string, DrawnTrail>()
  #map: MapLibre | undefined
  #passes = 0

  constructor(moving: MovingUnits) {
    this.#moving = moving
    this.#timer = setInterval(() => this.#redraw(), REDRAW_MS)
  }

  addTo(map: MapLibre, { theme }: Look): void {
    this.#map = map
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
    this.#passes = 0
    this.#redraw()
  }

  dispose(): void {
    this.#map = undefined
    clearInterval(this.#timer)
    this.#source.dispose()
  }

  /** Many at once or none: for every one that is another the map makes the colours of all that lie beside it anew. */
  #redraw(): void {
    const zoom = this.#map?.getZoom() ?? 0
    const ids = new Set(this.#moving.ids())
    for (const id of this.#source.ids()) if (!ids.has(id)) this.#remove(id)
    const others = new Map<string, readonly TrailPoint[]>()
    let due = this.#passes % PATIENCE === 0
    this.#passes += 1
    for (const id of ids) {
      const points = this.#moving.trail(id)
      const change = points.length < 2 ? 'gone' : changeOf(this.#drawn.get(id), points, zoom)
      if (change === 'gone') this.#remove(id)
      else if (change !== 'same') others.set(id, points)
      due ||= change === 'now'
    }
    if (due) for (const [id, points] of others) this.#draw(id, points, zoom)
  }

  #draw(id: string, points: readonly TrailPoint[], zoom: number): void {
    const coordinates = thinnedFor(points, zoom).map(({ lon, lat }) => [lon, lat])
    this.#drawn.set(id, { first: points[0], last: points.at(-1), zoom })
    this.#source.put({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: { id } })
  }

  #remove(id: string): void {
    this.#source.remove(id)
    this.#drawn.delete(id)
  }
}
