import type {
  LayerSpecification,
  Map as MapLibre,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl'

/** What a source was asked to do, in order. */
export interface Asked {
  readonly source: string
  readonly what: 'updateData' | 'setData' | 'setClusterOptions'
  readonly value: unknown
}

/**
 * A map without a picture, for tests: it holds sources and layers in their order, and writes down what it is asked. As in
 * MapLibre, a new style has none of what was added to the one before.
 */
export class FakeMap {
  readonly asked: Asked[] = []
  readonly sources = new Map<string, SourceSpecification>()
  layers: LayerSpecification[] = []
  /** How many styles it was given, with the first. */
  styles = 0
  readonly #onStyle = new Set<() => void>()

  /** As the code under test sees it. */
  get asMap(): MapLibre {
    return this as unknown as MapLibre
  }

  on(event: string, listener: () => void): this {
    if (event === 'style.load') this.#onStyle.add(listener)
    return this
  }

  setStyle({ sources, layers }: StyleSpecification): void {
    this.styles++
    this.sources.clear()
    for (const [id, source] of Object.entries(sources)) this.sources.set(id, source)
    this.layers = [...layers]
    for (const listener of this.#onStyle) listener()
  }

  addSource(id: string, source: SourceSpecification): void {
    if (this.sources.has(id)) throw new Error(`Source ${id} is there already`)
    this.sources.set(id, source)
  }

  getSource(id: string): object | undefined {
    if (!this.sources.has(id)) return undefined
    const ask = (what: Asked['what']) => (value: unknown) => void this.asked.push({ source: id, what, value })
    return {
      updateData: ask('updateData'),
      setData: ask('setData'),
      setClusterOptions: ask('setClusterOptions'),
    }
  }

  addLayer(layer: LayerSpecification, before?: string): void {
    const at = before === undefined ? this.layers.length : this.layers.findIndex(({ id }) => id === before)
    if (at < 0) throw new Error(`There is no layer ${before}`)
    this.layers.splice(at, 0, layer)
  }

  getLayer(id: string): LayerSpecification | undefined {
    return this.layers.find((layer) => layer.id === id)
  }

  /** Near enough that every move can be seen. */
  getZoom(): number {
    return 16
  }

  setLayoutProperty(): void {}
  setPaintProperty(): void {}
}
