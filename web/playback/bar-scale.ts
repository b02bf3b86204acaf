import type { Density } from '../lib/answers.ts'
import { COUNTY_OFFSET_MS } from '../lib/time.ts'

/** The span of a time bar in epoch milliseconds. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Where an instant stands on the bar, 0 to 1. */
export function shareOf({ fromMs, toMs }: Span, atMs: number): number {
  if (toMs <= fromMs) return 1
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)))
}

/** The instant at a place on the bar, in whole milliseconds. */
export const instantAt = ({ fromMs, toMs }: Span, share: number): number =>
  Math.round(fromMs + Math.min(1, Math.max(0, share)) * (toMs - fromMs))

export interface Bar {
  /** Left edge and width, as shares of the span. */
  readonly x: number
  readonly width: number
  /** Height as a share, by the logarithm: a lone event stays visible beside a storm of them. */
  readonly height: number
}

/** The bars of the histogram; buckets without events have none. */
export function barsOf(density: Density, span: Span): Bar[] {
  const { buckets } = density
  const most = Math.max(1, ...buckets.map(({ count }) => count))
  const starts = buckets.map(({ at }) => Date.parse(at))
  const bucketMs = (starts[1] ?? span.toMs) - (starts[0] ?? span.fromMs)
  return buckets.flatMap(({ count }, index) => {
    const start = starts[index]
    if (count === 0 || start === undefined) return []
    const x = shareOf(span, start)
    const width = Math.max(0, shareOf(span, start + bucketMs) - x)
    return [{ x, width, height: Math.max(0.12, Math.log1p(count) / Math.log1p(most)) }]
  })
}

const ROUND_MS = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800,
].map((seconds) => seconds * 1000)

/** Round instants for the marks below the bar, at most `most` of them, on the county's own hours. */
export function marksOf({ fromMs, toMs }: Span, most: number): number[] {
  const everyMs = ROUND_MS.find((each) => (toMs - fromMs) / each <= most)
  if (everyMs === undefined || toMs <= fromMs) return []
  const first = Math.ceil((fromMs + COUNTY_OFFSET_MS) / everyMs) * everyMs - COUNTY_OFFSET_MS
  const marks: number[] = []
  for (let at = first; at <= toMs; at += everyMs) marks.push(at)
  return marks
}
