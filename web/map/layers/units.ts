import type { Point } from 'geojson'
import type { ExpressionSpecification, Map as MapLibre, SymbolLayerSpecification } from 'maplibre-gl'
import type { Unit } from '../../../domain/unit/record.ts'
import type { ShownPosition } from '../../lib/positions.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { DiffSource, type MapFeature } from '../diff-source.ts'
import { isDue, looksTheSame } from '../same-sight.ts'
import { headingImage, unitImage } from '../symbols/ids.ts'
import type { LiveLayer } from './layer.ts'
import type { MovingUnits } from './moving-units.ts'
import { namedSymbols } from './named-symbols.ts'
import { CLUSTERED, addClusters, isCrowded } from './unit-clusters.ts'

/** From this speed a heading means something; below it a phone's compass turns by itself. */
const HEADING_FROM_MPS = 0.7

/** A symbol is turned in steps: each is another feature for the map. */
const HEADING_STEP_DEG = 5
/** So often at least, for a unit turns stale without moving. */
const LEAST_OFTEN_MS = 900

type UnitFeature = MapFeature<Point>
const SINGLE: ExpressionSpecification = ['!', ['has', 'point_count']]

/** Units as small discs with type glyph and heading, at their smoothed positions; at their base while never heard. */
export class UnitLayer implements LiveLayer {
  readonly clickable = ['units', 'unit-bases']
  readonly #source = new DiffSource<Point>('units', CLUSTERED)
  readonly #scene: Scene
  readonly #moving: MovingUnits
  readonly #stops: readonly (() => void)[]
  #look: Look
  #crowded = false
  #map: MapLibre | undefined
  #movedAtMs = 0

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
        if (!this.#isDue(ids)) return
        for (const id of ids) this.#show(id)
      }),
    ]
  }

  addTo(map: MapLibre, look: Look): void {
    this.#look = look
    this.#map = map
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
    this.#map = undefined
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

  /**
   * Whether anybody could see that something has moved. From afar a vehicle takes a second for half a pixel, and every
   * difference, however small, makes the map draw all of it anew.
   */
  #isDue(ids: readonly string[]): boolean {
    const nowMs = performance.now()
    const zoom = this.#zoom
    const is =
      nowMs - this.#movedAtMs >= LEAST_OFTEN_MS ||
      ids.some((id) => isDue(this.#source.get(id), this.#moving.get(id), zoom))
    if (is) this.#movedAtMs = nowMs
    return is
  }

  get #zoom(): number {
    return this.#map?.getZoom() ?? Infinity
  }

  #show(id: string): void {
    const unit = this.#scene.picture.replica.get('unit', id)
    const at = this.#moving.get(id)
    const feature = unit && (unit.duty === 'on' || at) ? this.#feature(unit, at) : undefined
    if (!feature) this.#source.remove(id)
    else if (!looksTheSame(this.#source.get(id), feature, this.#zoom)) this.#source.put(feature)
  }

  #feature(unit: Unit, at: ShownPosition | undefined): UnitFeature | undefined {
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
        ...(moves ? { heading: HEADING_STEP_DEG * Math.round((at.headingDeg ?? 0) / HEADING_STEP_DEG) } : {}),
      },
    }
  }
}
