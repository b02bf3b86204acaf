import type { TrailPoint } from '../lib/trails.ts'
import { pixelsBetween } from './pixel.ts'

/** Shorter than this, neither what is new of a trail is seen nor what lies between two of its points. */
const SEEN_PX = 1
/** The unit's own symbol lies over so much of the trail's end. */
const COVERED_PX = 6
/** From so many levels nearer the points that were left out from afar are missed. */
const NEARER = 1
/** How much later the oldest part of a trail is taken away than its time. */
const OLD_MS = 60_000

/** A trail as it was drawn last: its ends, and how near one was. */
export interface DrawnTrail {
  readonly first: TrailPoint | undefined
  readonly last: TrailPoint | undefined
  readonly zoom: number
}

/** How a trail stands to the one that is drawn: `same`, `other` though nobody sees it yet, or to be drawn `now`. */
type TrailChange = 'same' | 'other' | 'now'

export function changeOf(
  drawn: DrawnTrail | undefined,
  points: readonly TrailPoint[],
  zoom: number,
): TrailChange {
  const [first, last] = [points[0], points.at(-1)]
  if (!drawn?.first || !drawn.last || !first || !last) return 'now'
  if (zoom - drawn.zoom >= NEARER) return 'now'
  // Earlier: what there was before this screen looked has come.
  if (first.atMs < drawn.first.atMs) return 'now'
  const behindPx = pixelsBetween(drawn.last, last, zoom)
  if (behindPx >= COVERED_PX) return 'now'
  return behindPx >= SEEN_PX || first.atMs - drawn.first.atMs >= OLD_MS ? 'other' : 'same'
}

/** The points of a trail that can be told apart at a zoom: its ends, and those a pixel or more from the one before. */
export function thinnedFor(points: readonly TrailPoint[], zoom: number): TrailPoint[] {
  const kept: TrailPoint[] = []
  for (const [at, point] of points.entries()) {
    const before = kept.at(-1)
    const isEnd = at === points.length - 1
    if (!before || isEnd || pixelsBetween(before, point, zoom) >= SEEN_PX) kept.push(point)
  }
  return kept
}
