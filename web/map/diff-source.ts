import type { Feature, Geometry } from 'geojson'
import type { GeoJSONSource, GeoJSONSourceSpecification, Map as MapLibre } from 'maplibre-gl'

type Properties = Record<string, string | number | boolean | null>
export type MapFeature<Shape extends Geometry = Geometry> = Feature<Shape, Properties & { id: string }>

/**
 * A GeoJSON source that is told differences: what was put and removed waits for the next frame and goes to the map
 * as one `updateData`. It keeps what it holds, so that a new style can be filled again.
 */
export class DiffSource<Shape extends Geometry = Geometry> {
  readonly id: string
  readonly #options: Partial<GeoJSONSourceSpecification>
  readonly #held = new Map<string, MapFeature<Shape>>()
  readonly #known = new Set<string>()
  readonly #dirty = new Set<string>()
  #map: MapLibre | undefined
  #frame = 0

  constructor(id: string, options: Partial<GeoJSONSourceSpecification> = {}) {
    this.id = id
    this.#options = options
  }

  /** Makes the source in a map whose style has none of ours (any more), with all that is held. */
  addTo(map: MapLibre, more: Partial<GeoJSONSourceSpecification> = {}): void {
    this.#map = map
    this.#dirty.clear()
    this.#known.clear()
    for (const id of this.#held.keys()) this.#known.add(id)
    const data = { type: 'FeatureCollection' as const, features: [...this.#held.values()] }
    map.addSource(this.id, { ...this.#options, ...more, type: 'geojson', promoteId: 'id', data })
  }

  /** Gathers its points, or shows each by itself, without a new source. The options of the source say how. */
  gather(cluster: boolean): void {
    void this.#map?.getSource<GeoJSONSource>(this.id)?.setClusterOptions({ cluster })
  }

  put(feature: MapFeature<Shape>): void {
    this.#held.set(feature.properties.id, feature)
    this.#changed(feature.properties.id)
  }

  remove(id: string): void {
    if (this.#held.delete(id)) this.#changed(id)
  }

  clear(): void {
    for (const id of [...this.#held.keys()]) this.remove(id)
  }

  get(id: string): MapFeature<Shape> | undefined {
    return this.#held.get(id)
  }

  get size(): number {
    return this.#held.size
  }

  ids(): Iterable<string> {
    return [...this.#held.keys()]
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#map = undefined
  }

  #changed(id: string): void {
    this.#dirty.add(id)
    this.#frame ||= requestAnimationFrame(() => this.#flush())
  }

  #flush(): void {
    this.#frame = 0
    const source = this.#map?.getSource<GeoJSONSource>(this.id)
    if (!source || this.#dirty.size === 0) return
    const remove: string[] = []
    const add: MapFeature[] = []
    for (const id of this.#dirty) {
      const feature = this.#held.get(id)
      // Within one difference the map removes first, so a changed feature may be added again.
      if (this.#known.has(id)) remove.push(id)
      if (feature) add.push(feature)
      if (feature) this.#known.add(id)
      else this.#known.delete(id)
    }
    this.#dirty.clear()
    void source.updateData({ remove, add })
  }
}

/** Whether a feature would be drawn just as another is. */
export const isSame = (a: MapFeature | undefined, b: MapFeature): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b)
