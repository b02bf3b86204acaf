import { describe, expect, it } from 'vitest'
import { findCrossing } from './crossing.ts'
import type { LonLat } from './geometry.ts'

const closed = (...vertices: LonLat[]): LonLat[] => [...vertices, ...vertices.slice(0, 1)]

const crossingOf = (ring: LonLat[]) => findCrossing({ type: 'Polygon', coordinates: [ring] })

/** A comb of so many teeth, each as long as the whole: every edge lies beside every other. */
const comb = (teeth: number) =>
  closed(
    ...Array.from({ length: teeth }, (_, n): LonLat[] => [
      [0, 2 * n],
      [1, 2 * n + 1],
    ]).flat(),
    [-1, 2 * teeth],
    [-1, 0],
  )

it('that takes too long to look through is told to be too complex, when a limit is given', () => {
  const geometry = { type: 'Polygon', coordinates: [comb(1_000)] } as const
  expect(findCrossing(geometry)).toBeUndefined()
  expect(findCrossing(geometry, 1e7)).toBeUndefined()
  expect(findCrossing(geometry, 1e5)).toBe('too-complex')
})

describe('a ring', () => {
  it.each<[string, LonLat[]]>([
    ['a triangle', closed([0, 0], [2, 0], [1, 2])],
    ['a bay', closed([0, 0], [4, 0], [4, 4], [2, 1], [0, 4])],
    ['vertices on a straight side', closed([0, 0], [1, 0], [2, 0], [2, 2], [0, 2])],
  ])('with %s crosses itself nowhere', (_, ring) => {
    expect(crossingOf(ring)).toBeUndefined()
    expect(crossingOf(ring.toReversed())).toBeUndefined()
  })

  it.each<[string, LonLat[], LonLat[]]>([
    ['a bow tie', closed([0, 0], [2, 2], [2, 0], [0, 2]), [[1, 1]]],
    ['a waist of one point', closed([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1]), [[1, 1]]],
    [
      'a side that runs back over itself',
      closed([0, 0], [3, 0], [1, 0], [1, 2]),
      [
        [1, 0],
        [3, 0],
      ],
    ],
    [
      'a last side that runs back over the first',
      closed([0, 0], [3, 0], [3, 2], [1, 2], [1, 0]),
      [
        [0, 0],
        [1, 0],
      ],
    ],
    [
      'no breadth',
      closed([0, 0], [1, 1], [2, 2]),
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    ['a corner on another side', closed([0, 0], [4, 0], [4, 4], [2, 0], [0, 4]), [[2, 0]]],
  ])('with %s crosses itself, and the place is told', (_, ring, places) => {
    for (const each of [ring, ring.toReversed()]) expect(places).toContainEqual(crossingOf(each))
  })
})
