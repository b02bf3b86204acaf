import type { LonLat } from '../base/frame.ts'

/** A closed ring turned so that it runs anticlockwise, as RFC 7946 wants outer rings. */
export function anticlockwise(ring: readonly LonLat[]): LonLat[] {
  const twiceArea = ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] as LonLat
    return sum + (px * y - x * py)
  }, 0)
  return twiceArea < 0 ? ring.toReversed() : [...ring]
}
