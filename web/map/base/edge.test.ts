import type { Position } from 'geojson'
import { expect, it } from 'vitest'
import { framesAround } from './edge.ts'

const BOUNDS = [110.1, 29.6, 110.7, 30.1] as const
const frames = framesAround(BOUNDS).features.map(({ properties, geometry }) => ({
  opacity: properties?.['opacity'] as number,
  hole: (geometry.coordinates[1] ?? []) as Position[],
}))
const corner = (hole: Position[]) => hole[0] as [number, number]

it('the ground is whole as far as there are heights, and is lost beyond', () => {
  expect(corner(frames[0]!.hole)).toEqual([110.1, 29.6])
  expect(frames[0]!.hole[2]).toEqual([110.7, 30.1])
  expect(frames.at(-1)!.opacity).toBe(1)
})

it('it is lost evenly on every side, within two kilometres', () => {
  const [west, south] = corner(frames.at(-1)!.hole)
  const kmPerDegree = 111.32
  expect((29.6 - south) * kmPerDegree).toBeCloseTo(1.8)
  expect((110.1 - west) * kmPerDegree * Math.cos((29.85 * Math.PI) / 180)).toBeCloseTo(1.8)
  for (const [at, { hole }] of frames.entries()) {
    if (at > 0) expect(corner(hole)[0]).toBeLessThan(corner(frames[at - 1]!.hole)[0])
  }
})

it('hardly anything is seen before the last step, so that no line shows there either', () => {
  const seen = frames.slice(0, -1).reduce((left, { opacity }) => left * (1 - opacity), 1)
  expect(seen).toBeLessThan(0.03)
})
