import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { codeName } from '../../../domain/incident/codes.ts'
import type { Incident } from '../../../domain/incident/record.ts'
import { isUnanswered } from '../../lib/alarm.svelte.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { DiffSource } from '../diff-source.ts'
import { incidentImage } from '../symbols/ids.ts'
import type { LiveLayer } from './layer.ts'
import { namedSymbols } from './named-symbols.ts'

/** From so many on, symbols are smaller while one looks at the whole county: there would be nothing else to see. */
const CROWD = 60
const SMALL: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9.5, 0.62, 12, 1]
const SMALL_HALO: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9.5, 14, 12, 24]

const RANK = { I: 4, II: 3, III: 2, IV: 1 } as const

/** Incidents in grade colour and shape, hollow while unverified, with a halo only until acknowledged. */
export class IncidentLayer implements LiveLayer {
  readonly clickable = ['incidents']
  readonly #source = new DiffSource('incidents')
  readonly #scene: Scene
  readonly #stop: () => void
  #look: Look
  #map: MapLibre | undefined
  #crowded = false

  constructor(scene: Scene, look: Look) {
    this.#scene = scene
    this.#look = look
    this.#stop = scene.picture.onChanges((changes) => {
      for (const { kind, id, after } of changes) {
        if (kind === 'incident') this.#show(id, after?.kind === 'incident' ? after : undefined)
      }
      this.#fit()
    })
  }

  addTo(map: MapLibre, look: Look): void {
    this.#look = look
    for (const incident of this.#scene.picture.replica.list('incident')) this.#show(incident.id, incident)
    this.#source.addTo(map)
    map.addLayer({
      id: 'incident-halos',
      type: 'circle',
      source: 'incidents',
      filter: ['get', 'unanswered'],
      paint: {
        'circle-radius': 24,
        'circle-color': '#d7191c',
        'circle-opacity': 0.22,
        'circle-stroke-color': '#d7191c',
        'circle-stroke-width': 2,
      },
    })
    const { layout, paint } = namedSymbols(look, { from: 10.5, size: 13, below: 1.85, halo: 1.8 })
    map.addLayer({
      id: 'incidents',
      type: 'symbol',
      source: 'incidents',
      layout: { ...layout, 'symbol-sort-key': ['get', 'rank'] },
      paint,
    })
    this.#map = map
    this.#crowded = false
    this.#fit()
  }

  /** Symbols of the size that their number leaves room for. */
  #fit(): void {
    const crowded = this.#source.size > CROWD
    // Between two styles the layer is not there; `addTo` fits it again.
    if (crowded === this.#crowded || !this.#map?.getLayer('incidents')) return
    this.#crowded = crowded
    this.#map.setLayoutProperty('incidents', 'icon-size', crowded ? SMALL : 1)
    this.#map.setPaintProperty('incident-halos', 'circle-radius', crowded ? SMALL_HALO : 24)
  }

  dispose(): void {
    this.#map = undefined
    this.#stop()
    this.#source.dispose()
  }

  #show(id: string, incident: Incident | undefined): void {
    // What is closed is read in the list; on the map it would hide what is not.
    if (!incident?.position || incident.status === 'closed') {
      this.#source.remove(id)
      return
    }
    const { position, code, grade, place } = incident
    const name = codeName(code)[this.#look.language]
    const look = { code, grade: grade?.level ?? null, unverified: incident.status === 'received' }
    this.#source.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
      properties: {
        id,
        icon: incidentImage(look, this.#look),
        name: place ? `${name}\n${place}` : name,
        unanswered: isUnanswered(incident),
        rank: grade ? RANK[grade.level] : 2,
      },
    })
  }
}
