import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { fillOf, needsOf } from '../../../domain/stock/needs.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { DiffSource } from '../diff-source.ts'
import { storeImage } from '../symbols/ids.ts'
import type { LiveLayer } from './layer.ts'
import { namedSymbols } from './named-symbols.ts'

const SIZE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9, 0.6, 12, 1]

/** Stores as squares, filled by what they hold of what they should hold. */
export class StoreLayer implements LiveLayer {
  readonly clickable = ['stores']
  readonly #source = new DiffSource('stores')
  readonly #scene: Scene
  readonly #stop: () => void
  #look: Look

  constructor(scene: Scene, look: Look) {
    this.#scene = scene
    this.#look = look
    this.#stop = scene.picture.onChanges((changes) => {
      const touched = new Set<string>()
      for (const { kind, id, before, after } of changes) {
        if (kind === 'warehouse') touched.add(id)
        const record = after ?? before
        if (record?.kind === 'balance' || record?.kind === 'target') touched.add(record.warehouseId)
      }
      for (const id of touched) this.#show(id)
    })
  }

  addTo(map: MapLibre, look: Look): void {
    this.#look = look
    for (const { id } of this.#scene.picture.replica.list('warehouse')) this.#show(id)
    this.#source.addTo(map)
    const { layout, paint } = namedSymbols(look, { from: 12, size: 12, below: 1.1, halo: 1.6 })
    map.addLayer({
      id: 'stores',
      type: 'symbol',
      source: 'stores',
      // Many stand in the middle of a town: its name goes round them, and from afar they are small.
      layout: { ...layout, 'icon-ignore-placement': false, 'icon-padding': 0, 'icon-size': SIZE },
      paint,
    })
  }

  dispose(): void {
    this.#stop()
    this.#source.dispose()
  }

  #show(id: string): void {
    const { replica } = this.#scene.picture
    const warehouse = replica.get('warehouse', id)
    if (!warehouse) {
      this.#source.remove(id)
      return
    }
    const { lon, lat } = warehouse.position
    this.#source.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id, icon: storeImage(fillOf(needsOf(replica, id)), this.#look), name: warehouse.name },
    })
  }
}
