import type { Map as MapLibre, MapLayerMouseEvent, MapMouseEvent } from 'maplibre-gl'
import type { Vertex } from '../../../domain/marking/geometry.ts'
import type { Board } from '../../marking/board.svelte.ts'
import { add, finish, insertAfter, isWhole, move, removeAt } from '../../marking/sketch.ts'
import { roadAt } from './road-at.ts'
import { HANDLES } from './sketch-layer.ts'

/** A click this near to a vertex means that vertex. */
const REACH_PX = 10

/**
 * Draws with the mouse: a click adds a vertex; one on the last (so a double click too) or, of an area, on the first
 * ends it; a handle is dragged, and taken out with the right button. @returns how to stop
 */
export function drawWithMouse(map: MapLibre, board: Board): () => void {
  const at = ({ lngLat }: MapMouseEvent): Vertex => [lngLat.lng, lngLat.lat]

  function click(event: MapMouseEvent): void {
    const { sketch } = board
    if (!sketch || sketch.finished) return
    const [first, last] = [sketch.vertices[0], sketch.vertices.at(-1)]
    const on = (vertex: Vertex | undefined) =>
      vertex !== undefined && map.project([vertex[0], vertex[1]]).dist(event.point) < REACH_PX
    if (on(last) || (sketch.shape === 'Polygon' && isWhole(sketch) && on(first))) {
      board.draw(finish)
      return
    }
    const road = board.seeksRoad ? roadAt(map, event.point, at(event)) : undefined
    if (road) board.layOn(road)
    const { lon, lat } = road?.closes.position ?? { lon: at(event)[0], lat: at(event)[1] }
    board.draw((before) => add(before, [lon, lat]))
  }

  function drag(event: MapLayerMouseEvent): void {
    const { index, between } = event.features?.[0]?.properties ?? {}
    if (event.originalEvent.button !== 0 || typeof index !== 'number' || !board.sketch?.finished) return
    // Otherwise the map would be dragged.
    event.preventDefault()
    if (between === true) board.draw((before) => insertAfter(before, index, at(event)))
    const moved = between === true ? index + 1 : index
    const follow = (to: MapMouseEvent) => {
      board.layOn(null)
      board.draw((before) => move(before, moved, at(to)))
    }
    map.on('mousemove', follow)
    map.once('mouseup', () => map.off('mousemove', follow))
  }

  function takeOut(event: MapLayerMouseEvent): void {
    const { index, between } = event.features?.[0]?.properties ?? {}
    if (typeof index === 'number' && between === false) board.draw((before) => removeAt(before, index))
  }

  const noZoom = (event: MapMouseEvent) => event.preventDefault()
  map.on('click', click)
  map.on('dblclick', noZoom)
  map.on('mousedown', HANDLES, drag)
  map.on('contextmenu', HANDLES, takeOut)
  return () => {
    map.off('click', click)
    map.off('dblclick', noZoom)
    map.off('mousedown', HANDLES, drag)
    map.off('contextmenu', HANDLES, takeOut)
  }
}
