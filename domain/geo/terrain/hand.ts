import type { Downstream } from './flow-directions.ts'

export interface Hand {
  /** Height above the nearest drainage, in the unit of the heights; never below 0. Infinity: reaches no stream. */
  readonly hand: Float32Array
  /** The stream cell that each cell drains to; -1: none. */
  readonly drainage: Int32Array
}

/**
 * HAND: how far each cell stands above the stream cell at which its water arrives.
 *
 * Sources: C. D. Rennó et al., "HAND, a new terrain descriptor using SRTM-DEM", Remote Sensing of Environment 112 (2008);
 * A. D. Nobre et al., "Height Above the Nearest Drainage – a hydrologically relevant new terrain model",
 * Journal of Hydrology 404 (2011).
 * @param heights filled or not; `downstream` and `order` come from the filled ones
 */
export function heightAboveDrainage(
  heights: ArrayLike<number>,
  stream: Uint8Array,
  downstream: Downstream,
  order: Int32Array,
): Hand {
  const hand = new Float32Array(stream.length).fill(Infinity)
  const drainage = new Int32Array(stream.length).fill(-1)
  for (const cell of order) {
    const to = downstream[cell] as number
    const arrives = stream[cell] === 1 ? cell : to < 0 ? -1 : (drainage[to] as number)
    drainage[cell] = arrives
    if (arrives >= 0) hand[cell] = Math.max(0, (heights[cell] as number) - (heights[arrives] as number))
  }
  return { hand, drainage }
}
