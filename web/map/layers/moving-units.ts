import type { FeatureCollection, LineString, Point } from 'geojson'
import { clock } from '../../lib/clock.svelte.ts'
import { LivePositions, type ShownPosition } from '../../lib/positions.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import type { TrailPoint } from '../../lib/trails.ts'

/** The map is told of movement this often at most: fifteen pictures a second look even, and leave the CPU alone. */
const DRAW_EVERY_MS = 66
/** Stillness is looked at this often, for a unit turns stale without a word. */
const IDLE_EVERY_MS = 1000

/**
 * The smoothed positions of a scene's units and the loop that draws them. In a playback the server's instants are
 * taken as they are: what moves there moves at another rate than the clock on the wall.
 */
export class MovingUnits {
  readonly #scene: Scene
  readonly #smooth: boolean
  readonly #staleAfterS: number
  readonly #playback: boolean
  readonly #stop: () => void
  readonly #listeners = new Set<(ids: readonly string[]) => void>()
  #positions: LivePositions
  #timer: ReturnType<typeof setTimeout> | undefined
  #next: ReturnType<typeof setTimeout> | undefined
  #frame = 0
  #lastMs = 0

  constructor(scene: Scene, options: { staleAfterS: number; smooth: boolean; playback: boolean }) {
    this.#scene = scene
    this.#staleAfterS = options.staleAfterS
    this.#playback = options.playback
    this.#smooth = options.smooth && !options.playback
    this.#positions = this.#fresh()
    this.#positions.take([...scene.whereabouts.all()], true, this.nowMs())
    this.#stop = scene.whereabouts.onChange((changed, all) => {
      const nowMs = this.nowMs()
      // A jump back in a playback: trails begin anew.
      if (nowMs < this.#lastMs - 5_000) this.#positions = this.#fresh()
      this.#lastMs = nowMs
      this.#positions.take(changed, all, nowMs)
      this.#draw()
    })
    this.#idle()
  }

  /** Epoch milliseconds of what is shown: the server's clock, or the instant of a playback. */
  nowMs(): number {
    return this.#playback ? this.#scene.nowMs : clock.nowMs()
  }

  get(unitId: string): ShownPosition | undefined {
    return this.#positions.get(unitId, this.nowMs())
  }

  trail(unitId: string): readonly TrailPoint[] {
    return this.#positions.trail(unitId, this.nowMs())
  }

  ids(): string[] {
    return this.#positions.ids()
  }

  onMoved(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What the tracks held before this screen looked. */
  async loadTrails(): Promise<void> {
    if (this.#playback) return
    try {
      const response = await fetch(`/api/operations/${encodeURIComponent(this.#scene.operation)}/tracks`)
      if (!response.ok) return
      const tracks: FeatureCollection<LineString | Point, { unitId: string; times: string[] }> =
        await response.json()
      for (const { geometry, properties } of tracks.features) {
        if (geometry.type !== 'LineString') continue
        const points = geometry.coordinates.map(([lon = 0, lat = 0], index) => ({
          lon,
          lat,
          atMs: Date.parse(properties.times[index] ?? ''),
        }))
        this.#positions.addTrail(properties.unitId, points)
      }
      this.#tell()
    } catch {
      // Trails then begin now; nothing else depends on them.
    }
  }

  /** Stands still where it is. */
  rest(): void {
    this.#stop()
    clearTimeout(this.#timer)
    clearTimeout(this.#next)
    cancelAnimationFrame(this.#frame)
  }

  dispose(): void {
    this.rest()
    this.#listeners.clear()
  }

  #fresh(): LivePositions {
    return new LivePositions({ staleAfterS: this.#staleAfterS, smooth: this.#smooth })
  }

  #tell(): void {
    const ids = this.ids()
    for (const listener of this.#listeners) listener(ids)
  }

  #idle(): void {
    this.#timer = setTimeout(() => {
      this.#tell()
      this.#idle()
    }, IDLE_EVERY_MS)
  }

  /** Draws once, and on until nothing moves any more. */
  #draw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#tell()
      if (!this.#positions.isMoving(this.nowMs())) return
      this.#next = setTimeout(() => this.#draw(), DRAW_EVERY_MS)
    })
  }
}
