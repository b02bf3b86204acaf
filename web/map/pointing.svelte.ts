import type { Map as MapLibre } from 'maplibre-gl'
import type { Position } from '../../domain/position.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import type { Camera } from './camera.ts'
import { hitAt } from './hit.ts'
import { placeCard, type PlaceCard } from './place-card.ts'

interface Pixel {
  readonly x: number
  readonly y: number
}

type Aim = 'draw' | 'measure' | 'pick' | 'ask'

/** Which key takes the middle of the map, while the map has the focus. Enter ends a measured line. */
const KEY_OF: Readonly<Record<Aim, string | undefined>> = {
  draw: undefined,
  measure: ' ',
  pick: 'Enter',
  ask: 'Enter',
}

/** What the mouse, or a finger, does on the map: chooses, picks, measures, opens the card of a place or the menu of a point. */
export class Pointing {
  readonly #desk: Desk
  /** Where the pointer is; null: not on the map. */
  at = $state.raw<Position | null>(null)
  card = $state.raw<(Pixel & { readonly card: PlaceCard }) | null>(null)
  menu = $state.raw<(Pixel & { readonly point: Position }) | null>(null)

  /** What a place of the map is chosen for; a marking has a button of its own for its vertices. */
  get aim(): Aim {
    const { board, measure, picking } = this.#desk.screen
    if (board.active) return 'draw'
    if (measure.isTaking) return 'measure'
    return picking ? 'pick' : 'ask'
  }

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Follows a map, until the map is removed. */
  follow(map: MapLibre, camera: Camera): void {
    const { screen } = this.#desk
    const { measure } = screen
    map.on('click', ({ point, lngLat }) => this.#click(map, camera, point, position(lngLat)))
    map.on('contextmenu', ({ point, lngLat }) => {
      if (screen.board.active) return
      this.menu = { point: position(lngLat), x: point.x, y: point.y }
    })
    map.on('dblclick', (event) => {
      if (!measure.isTaking) return
      event.preventDefault()
      // The second click of the two has put the same point down again.
      measure.takeBack()
      measure.finish()
    })
    map.on('mousemove', ({ point, lngLat }) => {
      this.at = position(lngLat)
      measure.follow(this.at)
      const aims = screen.picking || screen.board.active || measure.isTaking
      map.getCanvas().style.cursor = aims ? 'crosshair' : hitAt(map, point) ? 'pointer' : ''
    })
    map.getCanvas().addEventListener('keydown', (event) => this.#key(map, event))
    map.on('mouseout', () => (this.at = null))
    this.#keepInPlace(map)
  }

  /** The map that moves leaves behind what lies over it. When only its size changes, as for a bar that appears, the menu stays. */
  #keepInPlace(map: MapLibre): void {
    const container = map.getContainer()
    const sizeNow = () => `${container.clientWidth} ${container.clientHeight}`
    let size = sizeNow()
    map.on('movestart', () => {
      this.card = null
      // Of a change of its size the map says, too, that it moves.
      if (sizeNow() === size) this.menu = null
    })
    map.on('resize', () => {
      size = sizeNow()
      if (!this.menu) return
      const { point } = this.menu
      const { x, y } = map.project([point.lon, point.lat])
      this.menu = { point, x, y }
    })
  }

  /** The middle of the map stands for the pointer of whoever has none: the arrows bring a place there. */
  #key(map: MapLibre, event: KeyboardEvent): void {
    const { aim } = this
    const { repeat, ctrlKey, metaKey, altKey } = event
    if (event.key !== KEY_OF[aim] || repeat || ctrlKey || metaKey || altKey) return
    const middle = map.getCenter()
    const at = position(middle)
    const { screen } = this.#desk
    if (aim === 'measure') screen.measure.put(at)
    else if (aim === 'pick') screen.endPick(at)
    else {
      const { x, y } = map.project(middle)
      this.menu = { point: at, x, y }
    }
    event.preventDefault()
  }

  #click(map: MapLibre, camera: Camera, { x, y }: Pixel, at: Position): void {
    const { screen, analysis } = this.#desk
    this.card = this.menu = null
    if (screen.board.active) return
    if (screen.measure.isTaking) {
      screen.measure.put(at)
      return
    }
    if (screen.picking) {
      screen.endPick(at)
      return
    }
    const hit = hitAt(map, { x, y })
    if (hit?.is === 'answer') analysis.choose(hit.id)
    else if (hit?.is === 'record') screen.select(hit.selection)
    else if (hit?.is === 'cluster') camera.lookAt(at, { zoom: map.getZoom() + 2 })
    else if (hit?.is === 'place')
      this.card = { card: placeCard(hit.feature.layer.id, hit.feature.properties), x, y }
    else if (!screen.form && screen.selection?.kind !== 'analysis') screen.select(null)
  }
}

const position = ({ lat, lng }: { lat: number; lng: number }): Position => ({ lat, lon: lng })
