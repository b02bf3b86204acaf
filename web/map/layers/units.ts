import type { ExpressionSpecification, Map as MapLibre, SymbolLayerSpecification } from 'maplibre-gl'
import type { Unit } from '../../../domain/unit/record.ts'
import type { ShownPosition } from '../../lib/positions.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { DiffSource, isSame, type MapFeature } from '../diff-source.ts'
import { headingImage, unitImage } from '../symbols/ids.ts'
import type { LiveLayer } from './layer.ts'
import type { MovingUnits } from './moving-units.ts'
import { namedSymbols } from './named-symbols.ts'
import { CLUSTERED, addClusters, isCrowded } from './unit-clusters.ts'

/** From this speed a heading means something; below it a phone's compass turns by itself. */
const HEADING_FROM_MPS = 0.7

const SINGLE: ExpressionSpecification = ['!', ['has', 'point_count']]

/** Units as small discs with type glyph and heading, at their smoothed positions; at their base while never heard. */
export class UnitLayer implements LiveLayer {
  readonly clickable = ['units', 'unit-bases']
  readonly #source = new DiffSource('units', CLUSTERED)
  readonly #scene: Scene
  readonly #moving: MovingUnits
  readonly #stops: readonly (() => void)[]
  #look: Look
  #crowded = false

  constructor(scene: Scene, moving: MovingUnits, look: Look) {
    this.#scene = scene
    this.#moving = moving
    this.#look = look
    this.#stops = [
      scene.picture.onChanges((changes) => {
        for (const { kind, id } of changes) if (kind === 'unit') this.#show(id)
        if (changes.some(({ kind, before, after }) => kind === 'unit' && !(before && after))) this.#gather()
      }),
      moving.onMoved((ids) => {
        for (const id of ids) this.#show(id)
      }),
    ]
  }

  addTo(map: MapLibre, look: Look): void {
    this.#look = look
    for (const { id } of this.#scene.picture.replica.list('unit')) this.#show(id)
    this.#crowded = isCrowded(this.#scene.picture.replica)
    this.#source.addTo(map, { cluster: this.#crowded })
    const named = namedSymbols(look, { from: 12, size: 12, below: 1.2, halo: 1.8 })
    const layout: SymbolLayerSpecification['layout'] = { ...named.layout, 'symbol-sort-key': ['get', 'rank'] }
    map.addLayer({
      id: 'unit-headings',
      type: 'symbol',
      source: 'units',
      filter: ['has', 'heading'],
      layout: {
        'icon-image': headingImage(look),
        'icon-rotate': ['get', 'heading'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    })
    const paint: SymbolLayerSpecification['paint'] = {
      ...named.paint,
      'text-opacity': ['case', ['get', 'dim'], 0.6, 1],
    }
    // Where a unit is based says little: from near, and only where there is room.
    map.addLayer({
      id: 'unit-bases',
      type: 'symbol',
      source: 'units',
      minzoom: 10.8,
      filter: ['all', SINGLE, ['get', 'base']],
      layout: { ...layout, 'icon-allow-overlap': false, 'icon-ignore-placement': false, 'icon-padding': 0 },
      paint,
    })
    map.addLayer({
      id: 'units',
      type: 'symbol',
      source: 'units',
      filter: ['all', SINGLE, ['!', ['get', 'base']]],
      layout,
      paint,
    })
    addClusters(map, look)
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#source.dispose()
  }

  /** Units that come or go may make a crowd of them, or no crowd any more. */
  #gather(): void {
    const crowded = isCrowded(this.#scene.picture.replica)
    if (crowded === this.#crowded) return
    this.#crowded = crowded
    this.#source.gather(crowded)
  }

  #show(id: string): void {
    const unit = this.#scene.picture.replica.get('unit', id)
    const at = this.#moving.get(id)
    const feature = unit && (unit.duty === 'on' || at) ? this.#feature(unit, at) : undefined
    if (!feature) this.#source.remove(id)
    else if (!isSame(this.#source.get(id), feature)) this.#source.put(feature)
  }

  #feature(unit: Unit, at: ShownPosition | undefined): MapFeature | undefined {
    const place = at ?? unit.home
    if (!place) return undefined
    const stale = at?.stale ?? false
    const look = {
      teamType: unit.teamType,
      assigned: unit.assignment !== null,
      stale,
      atBase: !at,
      simulated: unit.simulated || (at?.simulated ?? false),
      sos: at?.sos ?? false,
    }
    const moves = at && !stale && at.headingDeg !== null && (at.speedMps ?? 0) >= HEADING_FROM_MPS
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: {
        id: unit.id,
        icon: unitImage(look, this.#look),
        name: unit.name,
        base: !at,
        assigned: look.assigned,
        dim: stale || !at,
        rank: look.sos ? 3 : look.assigned ? 2 : at ? 1 : 0,
        ...(moves ? { heading: Math.round(at.headingDeg ?? 0) } : {}),
      },
    }
  }
}
