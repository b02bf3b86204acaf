import type { Downstream } from './flow-directions.ts'

/**
 * Strahler's order of every stream cell: a spring is 1, and two streams of one order that meet make the next.
 * 0 where there is no stream.
 *
 * Source: A. N. Strahler, "Quantitative analysis of watershed geomorphology", Transactions AGU 38 (1957).
 * @param stream 1 for a stream cell; whatever a stream cell drains to must be one too, or leave the raster
 */
export function streamOrder(stream: Uint8Array, downstream: Downstream, order: Int32Array): Uint8Array {
  const strahler = new Uint8Array(stream.length)
  const arriving = new Uint8Array(stream.length)
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const cell = order[at] as number
    if (stream[cell] !== 1) continue
    // What has arrived is the highest order and, in the top bit, whether it came twice.
    const highest = (arriving[cell] as number) & 0x7f
    const own = highest === 0 ? 1 : highest + ((arriving[cell] as number) >> 7)
    strahler[cell] = own
    const to = downstream[cell] as number
    if (to < 0) continue
    const there = (arriving[to] as number) & 0x7f
    if (own > there) arriving[to] = own
    else if (own === there) arriving[to] = own | 0x80
  }
  return strahler
}
