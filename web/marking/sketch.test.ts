import { describe, expect, it } from 'vitest'
import type { Shape, Vertex } from '../../domain/marking/geometry.ts'
import {
  add,
  crossingIn,
  emptySketch,
  finish,
  geometryOf,
  insertAfter,
  isWhole,
  move,
  removeAt,
  sketchFrom,
  sketchOf,
  textOf,
  undo,
} from './sketch.ts'

const drawn = (shape: Shape, ...vertices: Vertex[]) => vertices.reduce(add, emptySketch(shape))
const [A, B, C, D]: [Vertex, Vertex, Vertex, Vertex] = [
  [110.1, 29.1],
  [110.2, 29.1],
  [110.2, 29.2],
  [110.1, 29.2],
]

describe('a sketch', () => {
  it('of a point is finished with its first click, and takes no second', () => {
    const point = drawn('Point', A, B)
    expect(point).toMatchObject({ vertices: [A], finished: true })
    expect(geometryOf(point)).toEqual({ type: 'Point', coordinates: A })
  })

  it('is finished only once it has vertices enough', () => {
    expect(finish(drawn('LineString', A)).finished).toBe(false)
    expect(finish(drawn('LineString', A, B)).finished).toBe(true)
    expect(finish(drawn('Polygon', A, B)).finished).toBe(false)
    expect(isWhole(drawn('Polygon', A, B, C))).toBe(true)
  })

  it('of an area becomes a closed ring, and comes back from one', () => {
    const area = finish(drawn('Polygon', A, B, C))
    const geometry = geometryOf(area)
    expect(geometry).toEqual({ type: 'Polygon', coordinates: [[A, B, C, A]] })
    expect(geometry && sketchOf(geometry)).toEqual(area)
  })

  it('is undone step by step: first its end, then its vertices', () => {
    const line = finish(drawn('LineString', A, B))
    expect(undo(line)).toEqual(drawn('LineString', A, B))
    expect(undo(undo(line))).toEqual(drawn('LineString', A))
    expect(undo(drawn('Point', A))).toEqual(emptySketch('Point'))
    expect(undo(emptySketch('LineString'))).toEqual(emptySketch('LineString'))
  })

  it('has vertices that are moved, put in between and taken out, but never too few', () => {
    const line = finish(drawn('LineString', A, C))
    expect(move(line, 1, D).vertices).toEqual([A, D])
    expect(insertAfter(line, 0, B).vertices).toEqual([A, B, C])
    expect(removeAt(insertAfter(line, 0, B), 1)).toEqual(line)
    expect(removeAt(line, 0)).toEqual(line)
  })

  it('takes no more than a marking may have', () => {
    const full = sketchFrom('LineString', '29.1, 110.1\n'.repeat(1000)).sketch
    expect(add({ ...full, finished: false }, A).vertices).toHaveLength(1000)
    expect(insertAfter(full, 0, A).vertices).toHaveLength(1000)
  })

  it('of an area that crosses itself says where, once it is finished, and no more when it is drawn apart', () => {
    const open = drawn('Polygon', A, C, B, D)
    expect(crossingIn(open)).toBeUndefined()
    const [lon, lat] = crossingIn(finish(open)) ?? [0, 0]
    expect([lon, lat]).toEqual([expect.closeTo(110.15, 6), expect.closeTo(29.15, 6)])
    expect(crossingIn(finish(drawn('Polygon', A, B, C, D)))).toBeUndefined()
    expect(crossingIn(finish(drawn('LineString', A, C, B, D)))).toBeUndefined()
  })

  it('is read from typed coordinates, and names the line that is none', () => {
    const area = finish(drawn('Polygon', A, B, C))
    expect(sketchFrom('Polygon', textOf(area))).toEqual({ sketch: area, badLine: undefined })
    expect(sketchFrom('LineString', '29.1 110.1\n\n河口')).toMatchObject({
      sketch: { vertices: [A], finished: false },
      badLine: 2,
    })
  })
})
