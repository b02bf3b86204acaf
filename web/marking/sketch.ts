import type { Geometry, Shape, Vertex } from '../../domain/marking/geometry.ts'
import { MOST_VERTICES } from '../../domain/marking/geometry.ts'
import { pointFrom } from '../../domain/geo/point-text.ts'
import { findCrossing } from '../../domain/geo/polygon/crossing.ts'

/** A shape while it is drawn, and afterwards while its vertices are moved. An area's first vertex stands once. */
export interface Sketch {
  readonly shape: Shape
  readonly vertices: readonly Vertex[]
  /** Drawn to its end: a click adds nothing any more. */
  readonly finished: boolean
}

const LEAST: Readonly<Record<Shape, number>> = { Point: 1, LineString: 2, Polygon: 3 }

export const emptySketch = (shape: Shape): Sketch => ({ shape, vertices: [], finished: false })

export const isWhole = ({ shape, vertices }: Sketch): boolean => vertices.length >= LEAST[shape]

/** A point is finished with its first vertex. What is finished, or full, takes no more. */
export function add(sketch: Sketch, vertex: Vertex): Sketch {
  if (sketch.finished || sketch.vertices.length >= MOST_VERTICES) return sketch
  return { ...sketch, vertices: [...sketch.vertices, rounded(vertex)], finished: sketch.shape === 'Point' }
}

/** Takes the last vertex back; what was finished is drawn on. */
export const undo = (sketch: Sketch): Sketch =>
  sketch.finished && sketch.shape !== 'Point'
    ? { ...sketch, finished: false }
    : { ...sketch, vertices: sketch.vertices.slice(0, -1), finished: false }

/** Ends the drawing, once there are vertices enough. */
export const finish = (sketch: Sketch): Sketch => (isWhole(sketch) ? { ...sketch, finished: true } : sketch)

export const move = (sketch: Sketch, index: number, vertex: Vertex): Sketch => ({
  ...sketch,
  vertices: sketch.vertices.with(index, rounded(vertex)),
})

/** Puts a vertex after another one. */
export const insertAfter = (sketch: Sketch, index: number, vertex: Vertex): Sketch =>
  sketch.vertices.length >= MOST_VERTICES
    ? sketch
    : { ...sketch, vertices: sketch.vertices.toSpliced(index + 1, 0, rounded(vertex)) }

/** Takes a vertex out, unless too few would be left. */
export const removeAt = (sketch: Sketch, index: number): Sketch =>
  sketch.vertices.length > LEAST[sketch.shape]
    ? { ...sketch, vertices: sketch.vertices.toSpliced(index, 1) }
    : sketch

/** As GeoJSON; undefined while it is not whole. */
export function geometryOf(sketch: Sketch): Geometry | undefined {
  const vertices = sketch.vertices.map(([lon, lat]): [number, number] => [lon, lat])
  const [first] = vertices
  if (!first || !isWhole(sketch)) return undefined
  switch (sketch.shape) {
    case 'Point':
      return { type: 'Point', coordinates: first }
    case 'LineString':
      return { type: 'LineString', coordinates: vertices }
    case 'Polygon':
      return { type: 'Polygon', coordinates: [[...vertices, first]] }
  }
}

/** Where the outline of a finished area crosses or touches itself, so that it will be refused; undefined: nowhere. */
export function crossingIn(sketch: Sketch): Vertex | undefined {
  const geometry = sketch.finished ? geometryOf(sketch) : undefined
  const place = geometry?.type === 'Polygon' ? findCrossing(geometry) : undefined
  return place && [place[0], place[1]]
}

export function sketchOf(geometry: Geometry): Sketch {
  const finished = { shape: geometry.type, finished: true }
  switch (geometry.type) {
    case 'Point':
      return { ...finished, vertices: [geometry.coordinates] }
    case 'LineString':
      return { ...finished, vertices: geometry.coordinates }
    case 'Polygon':
      return { ...finished, vertices: geometry.coordinates[0].slice(0, -1) }
  }
}

/** A vertex a line, as they are typed and read out: `29.898410, 110.538410`. */
export const textOf = ({ vertices }: Sketch): string =>
  vertices.map(([lon, lat]) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`).join('\n')

/** Reads typed coordinates, a vertex a line; a line that is none is named, counted from 1. */
export function sketchFrom(shape: Shape, text: string): { sketch: Sketch; badLine: number | undefined } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const points = lines.map((line) => pointFrom(line))
  const bad = points.indexOf(undefined)
  const vertices = points.flatMap((point): Vertex[] => (point ? [[point.lon, point.lat]] : []))
  const sketch = { shape, vertices: shape === 'Point' ? vertices.slice(0, 1) : vertices, finished: false }
  return { sketch: finish(sketch), badLine: bad < 0 ? undefined : bad + 1 }
}

/** To 1e-6 degrees, 11 cm: finer than any hand. */
const rounded = ([lon, lat]: Vertex): Vertex => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
