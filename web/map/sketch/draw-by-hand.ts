import type {
  Map as MapLibre,
  MapGeoJSONFeature,
  MapLayerMouseEvent,
  MapMouseEvent,
  MapTouchEvent,
  PointLike,
} from 'maplibre-gl'
import type { Vertex } from '../../../domain/marking/geometry.ts'
import type { Board } from '../../marking/board.svelte.ts'
import { add, finish, insertAfter, isWhole, move, removeAt } from '../../marking/sketch.ts'
import { roadAt } from './road-at.ts'
import { HANDLES } from './sketch-layer.ts'

/** A click this near to a vertex means that vertex; a finger covers more. */
const REACH_PX = 10
const FINGER_PX = 24

/**
 * Draws with the mouse or a finger: a click adds a vertex; one on the last (so a double click too) or, of an area, on the
 * first ends it; a handle is dragged, and taken out with the right button or a long press. @returns how to stop
 */
export function drawByHand(map: MapLibre, board: Board): () => void {
  const at = ({ lngLat }: MapMouseEvent | MapTouchEvent): Vertex => [lngLat.lng, lngLat.lat]

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

  /** Takes hold of a handle, or makes a vertex where one on an edge is. @returns the vertex that is dragged now */
  function hold(
    properties: Readonly<Record<string, unknown>> | undefined,
    where: Vertex,
  ): number | undefined {
    const { index, between } = properties ?? {}
    if (typeof index !== 'number' || !board.sketch?.finished) return undefined
    if (between === true) board.draw((before) => insertAfter(before, index, where))
    return between === true ? index + 1 : index
  }

  function pull(index: number, to: Vertex): void {
    board.layOn(null)
    board.draw((before) => move(before, index, to))
  }

  function drag(event: MapLayerMouseEvent): void {
    if (event.originalEvent.button !== 0) return
    const held = hold(event.features?.[0]?.properties, at(event))
    if (held === undefined) return
    // Otherwise the map would be dragged.
    event.preventDefault()
    const follow = (to: MapMouseEvent) => pull(held, at(to))
    map.on('mousemove', follow)
    map.once('mouseup', () => map.off('mousemove', follow))
  }

  /** The handle under a finger: a vertex rather than the middle of an edge, the nearest of several. */
  function handleUnder({ x, y }: { x: number; y: number }) {
    const box: [PointLike, PointLike] = [
      [x - FINGER_PX, y - FINGER_PX],
      [x + FINGER_PX, y + FINGER_PX],
    ]
    const pixelsTo = ({ geometry }: MapGeoJSONFeature): number =>
      geometry.type === 'Point'
        ? distance(map.project(geometry.coordinates as [number, number]), { x, y })
        : Infinity
    return map
      .queryRenderedFeatures(box, { layers: [HANDLES] })
      .sort(
        (a, b) =>
          Number(a.properties['between']) - Number(b.properties['between']) || pixelsTo(a) - pixelsTo(b),
      )[0]
  }

  function dragWithFinger(event: MapTouchEvent): void {
    if (event.points.length !== 1 || !board.sketch?.finished) return
    const held = hold(handleUnder(event.point)?.properties, at(event))
    if (held === undefined) return
    event.preventDefault()
    const follow = (to: MapTouchEvent) => pull(held, at(to))
    const stop = () => {
      map.off('touchmove', follow)
      map.off('touchend', stop)
      map.off('touchcancel', stop)
    }
    map.on('touchmove', follow)
    map.on('touchend', stop)
    map.on('touchcancel', stop)
  }

  function takeOut(event: MapLayerMouseEvent): void {
    const { index, between } = event.features?.[0]?.properties ?? {}
    if (typeof index === 'number' && between === false) board.draw((before) => removeAt(before, index))
  }

  const noZoom = (event: MapMouseEvent) => event.preventDefault()
  map.on('click', click)
  map.on('dblclick', noZoom)
  map.on('mousedown', HANDLES, drag)
  map.on('touchstart', dragWithFinger)
  map.on('contextmenu', HANDLES, takeOut)
  return () => {
    map.off('click', click)
    map.off('dblclick', noZoom)
    map.off('mousedown', HANDLES, drag)
    map.off('touchstart', dragWithFinger)
    map.off('contextmenu', HANDLES, takeOut)
  }
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y)
