import { rounded } from '../rounded.ts'

/** Manning's n of a mountain stream with cobbles (V. T. Chow, "Open-Channel Hydraulics", 1959, table 5-6). */
export const MANNING_N = 0.05

/** The stretch of a river at a gauge, and the ground that drains straight to it. */
export interface Reach {
  readonly lengthM: number
  /** Fall of the water along it, m per m. */
  readonly slope: number
  /** Of a cell, seen from above. */
  readonly cellM2: number
  /** Of each cell that drains to the reach: metres above it. */
  readonly handM: ArrayLike<number>
  /** Of the same cells: rise of the ground, m per m. */
  readonly steepness: ArrayLike<number>
}

/** What a river carries at each stage. */
export interface RatingCurve {
  readonly reachKm: number
  readonly slope: number
  /** Ascending, above 0. */
  readonly stagesM: readonly number[]
  /** At each of those stages, before `fit`. */
  readonly m3s: readonly number[]
  /** What the whole curve is multiplied by so that the gauge's own pairs of rain and level agree with it; null: it has none. */
  readonly fit: { readonly factor: number; readonly pairs: number } | null
}

/** Fine where people are at stake, up to the deepest stage that may be asked for. */
const STAGES_M = [
  ...Array.from({ length: 40 }, (_, index) => (index + 1) / 4),
  ...Array.from({ length: 40 }, (_, index) => 11 + index),
]

/**
 * A synthetic rating curve from HAND: at each stage the ground below it gives the reach a volume V and a wet bed B, so a
 * cross-section A = V / L, a wetted perimeter P = B / L, and by Manning a discharge A (A / P)^⅔ √s / n. No width is
 * guessed; a channel narrower than a cell of the heights is taken to be a cell wide, so the curve carries too much there.
 * Source: X. Zheng et al., "River channel geometry and rating curve estimation using height above the nearest drainage",
 * Journal of the American Water Resources Association 54 (2018). O(cells × stages).
 */
export function syntheticRating({ lengthM, slope, cellM2, handM, steepness }: Reach): RatingCurve {
  const m3s = STAGES_M.map((stageM) => {
    let [volumeM3, bedM2] = [0, 0]
    for (let cell = 0; cell < handM.length; cell++) {
      const depthM = stageM - handM[cell]!
      if (depthM <= 0) continue
      volumeM3 += depthM * cellM2
      bedM2 += cellM2 * Math.hypot(1, steepness[cell]!)
    }
    if (bedM2 === 0) return 0
    return (volumeM3 / lengthM) * (volumeM3 / bedM2) ** (2 / 3) * (Math.sqrt(slope) / MANNING_N)
  })
  return {
    ...{ reachKm: rounded(lengthM / 1000, 2), slope: rounded(slope, 5) },
    ...{ stagesM: STAGES_M, m3s: m3s.map((flow) => rounded(flow, 2)), fit: null },
  }
}

/** m³/s at a stage up to the curve's last, m; the fit is counted in. */
export function dischargeAt({ stagesM, m3s, fit }: RatingCurve, stageM: number): number {
  const above = stagesM.findIndex((each) => each >= stageM)
  const at = above < 0 ? stagesM.length - 1 : above
  return (fit?.factor ?? 1) * between(stagesM, m3s, at, stageM, LOW_WATER)
}

/** Metres for a discharge, m³/s; never above the curve's last stage. The other way round of `dischargeAt`. */
export function stageAt({ stagesM, m3s, fit }: RatingCurve, flowM3s: number): number {
  const flow = flowM3s / (fit?.factor ?? 1)
  const above = m3s.findIndex((each) => each >= flow)
  return above < 0 ? stagesM.at(-1)! : between(m3s, stagesM, above, flow, 1 / LOW_WATER)
}

/** Below the first stage a discharge goes as h^(5/3), as in a wide channel. */
const LOW_WATER = 5 / 3

/** Between two points of a curve along a power law, which a rating curve is nearly; below the first by `power`. */
function between(xs: readonly number[], ys: readonly number[], at: number, x: number, power: number): number {
  if (x <= 0) return 0
  const [toX, toY] = [xs[at]!, ys[at]!]
  const [fromX, fromY] = [xs[at - 1] ?? 0, ys[at - 1] ?? 0]
  if (fromX === 0 || fromY === 0) return toY * (x / toX) ** power
  return fromY * (toY / fromY) ** (Math.log(x / fromX) / Math.log(toX / fromX))
}
