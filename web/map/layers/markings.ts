import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { Marking } from '../../../domain/marking/record.ts'
import { validityAt, type Validity } from '../../../domain/marking/validity.ts'
import type { Scene } from '../../lib/scene.svelte.ts'
import { anchorOf, headingDegOf } from '../../marking/measure.ts'
import { KIND_STYLES, TONES } from '../../marking/style.ts'
import { MARKING_KINDS, VALIDITY } from '../../words/marking-words.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import { alongImage, arrowImage, markingImage, type MarkingState } from '../symbols/ids.ts'
import { layDown, type LiveLayer } from './layer.ts'
import { namedSymbols } from './named-symbols.ts'

const STATES: Readonly<Record<Validity, MarkingState>> = {
  coming: 'coming',
  valid: 'valid',
  expired: 'ended',
  gone: 'ended',
}

/** What was drawn on the map: areas and lines with their symbols, dashed before they are valid, grey after. */
export class MarkingLayer implements LiveLayer {
  readonly clickable = ['marking-symbols', 'marking-lines', 'marking-dashes', 'marking-areas']
  readonly #shapes = new DiffSource('markings')
  readonly #symbols = new DiffSource('marking-symbols')
  readonly #arrows = new DiffSource('marking-arrows')
  readonly #scene: Scene
  readonly #stop: () => void
  /** By id, as they were drawn last. */
  readonly #shown = new Map<string, Validity>()
  #leftOut: string | null = null
  #look: Look

  constructor(scene: Scene, look: Look) {
    this.#scene = scene
    this.#look = look
    this.#stop = scene.picture.onChanges((changes) => {
      for (const { kind, id, after } of changes) {
        if (kind === 'marking') this.#show(id, after?.kind === 'marking' ? after : undefined)
      }
    })
  }

  addTo(map: MapLibre, look: Look): void {
    this.#look = look
    for (const marking of this.#scene.picture.replica.list('marking')) this.#show(marking.id, marking)
    for (const source of [this.#shapes, this.#symbols, this.#arrows]) source.addTo(map)
    for (const layer of groundLayers(look)) layDown(map, layer)
    for (const layer of uprightLayers(look)) map.addLayer(layer)
  }

  /** Draws anew what time alone has changed. */
  timePassed(): void {
    for (const marking of this.#scene.picture.replica.list('marking')) {
      if (validityAt(marking, this.#scene.nowMs) !== this.#shown.get(marking.id))
        this.#show(marking.id, marking)
    }
  }

  leaveOut(id: string | null): void {
    const before = this.#leftOut
    this.#leftOut = id
    for (const one of [before, id]) {
      if (one !== null) this.#show(one, this.#scene.picture.replica.get('marking', one))
    }
  }

  dispose(): void {
    this.#stop()
    for (const source of [this.#shapes, this.#symbols, this.#arrows]) source.dispose()
  }

  #show(id: string, marking: Marking | undefined): void {
    for (const source of [this.#shapes, this.#symbols, this.#arrows]) source.remove(id)
    this.#shown.delete(id)
    if (!marking || id === this.#leftOut) return
    const validity = validityAt(marking, this.#scene.nowMs)
    this.#shown.set(id, validity)
    if (validity === 'gone') return
    this.#draw(marking, validity)
  }

  #draw({ id, markingKind, geometry, label }: Marking, validity: Validity): void {
    const { theme, language } = this.#look
    const state = STATES[validity]
    const style = KIND_STYLES[markingKind]
    const tone = state === 'ended' ? 'ended' : style.tone
    const kind = MARKING_KINDS[markingKind][language]
    const name = label === null ? kind : markingKind === 'text' ? label : `${kind} ${label}`
    const words = validity === 'valid' ? name : `${name}（${VALIDITY[validity][language]}）`
    this.#symbols.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...anchorOf(geometry)] },
      properties: { id, icon: markingImage(markingKind, state, this.#look), name: words },
    })
    if (geometry.type === 'Point') return
    this.#shapes.put({
      type: 'Feature',
      geometry,
      properties: {
        id,
        colour: TONES[theme][tone].fill,
        dashed: state !== 'valid',
        ...(style.along === 'none' ? {} : { along: alongImage(style.along, tone, this.#look) }),
      },
    })
    if (geometry.type !== 'LineString' || !style.arrow) return
    const end = geometry.coordinates.at(-1) ?? [0, 0]
    this.#arrows.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: end },
      properties: { id, icon: arrowImage(tone, this.#look), heading: headingDegOf(geometry.coordinates) },
    })
  }
}

function groundLayers({ theme }: Look): LayerSpecification[] {
  const { halo } = PALETTES[theme]
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  const line = { type: 'line', source: 'markings', layout: round } as const
  return [
    {
      id: 'marking-areas',
      type: 'fill',
      source: 'markings',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'dashed'], 0.08, 0.2] },
    },
    // A dark edge keeps yellow readable on light ground.
    {
      ...line,
      id: 'marking-casings',
      filter: ['!', ['get', 'dashed']],
      paint: {
        'line-color': theme === 'light' ? '#4d5a66' : halo,
        'line-width': 4.6,
        'line-opacity': 0.7,
      },
    },
    {
      ...line,
      id: 'marking-lines',
      filter: ['!', ['get', 'dashed']],
      paint: { 'line-color': ['get', 'colour'], 'line-width': 3 },
    },
    {
      ...line,
      id: 'marking-dashes',
      filter: ['get', 'dashed'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['get', 'colour'], 'line-width': 3, 'line-dasharray': [2, 1.5] },
    },
  ]
}

function uprightLayers(look: Look): LayerSpecification[] {
  return [
    {
      id: 'marking-along',
      type: 'symbol',
      source: 'markings',
      filter: ['has', 'along'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 22,
        'icon-image': ['get', 'along'],
        'icon-keep-upright': false,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'marking-arrows',
      type: 'symbol',
      source: 'marking-arrows',
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-rotate': ['get', 'heading'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'marking-symbols',
      type: 'symbol',
      source: 'marking-symbols',
      ...namedSymbols(look, { from: 10.5, size: 12.5, below: 1.5, halo: 1.8 }),
    },
  ]
}
