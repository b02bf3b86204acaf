import { describe, expect, it } from 'vitest'
import type { TrailPoint } from '../lib/trails.ts'
import { changeOf, thinnedFor } from './trail-sight.ts'

/** At zoom 10 a pixel is 0.00069 degrees of longitude. */
const ZOOM = 10
const PIXEL = 360 / (512 * 2 ** ZOOM)
const at = (second: number, pixels: number): TrailPoint => ({
  ...{ lat: 30, lon: 110 + pixels * PIXEL, atMs: second * 1000 },
})
const trail = [at(0, 0), at(10, 5), at(20, 9)]
const drawn = { first: trail[0], last: trail[2], zoom: ZOOM }

describe('a trail is drawn anew', () => {
  it('when it was not drawn, and not while it is as it was', () => {
    expect(changeOf(undefined, trail, ZOOM)).toBe('now')
    expect(changeOf(drawn, trail, ZOOM)).toBe('same')
  })

  it('when its end comes out from under the symbol of its unit; nearer it goes along with others', () => {
    expect(changeOf(drawn, [...trail, at(21, 9.9)], ZOOM)).toBe('same')
    expect(changeOf(drawn, [...trail, at(22, 10.1)], ZOOM)).toBe('other')
    expect(changeOf(drawn, [...trail, at(29, 15.1)], ZOOM)).toBe('now')
    expect(changeOf({ ...drawn, zoom: ZOOM + 3 }, [...trail, at(22, 10.1)], ZOOM + 3)).toBe('now')
  })

  it('from near, where more of it can be told apart, but not from farther', () => {
    expect(changeOf(drawn, trail, ZOOM + 0.9)).toBe('same')
    expect(changeOf(drawn, trail, ZOOM + 1)).toBe('now')
    expect(changeOf(drawn, trail, ZOOM - 3)).toBe('same')
  })

  it('with others when its oldest minute is over, though its unit stands', () => {
    expect(changeOf(drawn, [at(59, 0), at(60, 9)], ZOOM)).toBe('same')
    expect(changeOf(drawn, [at(60, 0), at(60, 9)], ZOOM)).toBe('other')
  })

  it('when what was before this screen looked has come', () => {
    expect(changeOf(drawn, [at(-5, 0), ...trail], ZOOM)).toBe('now')
  })
})

describe('the points of a trail that are drawn', () => {
  it('are its ends and what can be told apart', () => {
    const points = [at(0, 0), at(1, 0.4), at(2, 0.8), at(3, 1.2), at(4, 1.4), at(5, 1.6)]
    expect(thinnedFor(points, ZOOM)).toEqual([at(0, 0), at(3, 1.2), at(5, 1.6)])
    expect(thinnedFor(points, ZOOM + 2)).toEqual([at(0, 0), at(1, 0.4), at(2, 0.8), at(3, 1.2), at(5, 1.6)])
    expect(thinnedFor([], ZOOM)).toEqual([])
  })

  it('are no more than the line is long in pixels, however long a unit goes to and fro', () => {
    const still = Array.from({ length: 600 }, (_, second) => at(second, second % 2 ? 0.3 : 0))
    expect(thinnedFor(still, ZOOM)).toHaveLength(2)
  })
})
