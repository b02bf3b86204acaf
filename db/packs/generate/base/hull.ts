import { anticlockwise } from '../areas/ring.ts'
import { degrees, type Frame, type LonLat } from './frame.ts'

/** The convex outline of some cells, corners included (A. Andrew's monotone chain, 1979), closed, anticlockwise. */
export function hull(f: Frame, cells: readonly number[]): LonLat[] {
  const corners = cells.flatMap((cell): [number, number][] => {
    const [x, y] = [cell % f.columns, Math.floor(cell / f.columns)]
    return [
      [x, y],
      [x + 1, y],
      [x, y + 1],
      [x + 1, y + 1],
    ]
  })
  corners.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (from: readonly [number, number][]) => {
    const kept: [number, number][] = []
    for (const spot of from) {
      for (;;) {
        const [a, b] = [kept.at(-2), kept.at(-1)]
        if (!a || !b || (b[0] - a[0]) * (spot[1] - a[1]) - (b[1] - a[1]) * (spot[0] - a[0]) < 0) break
        kept.pop()
      }
      kept.push(spot)
    }
    return kept.slice(0, -1)
  }
  const ring = [...chain(corners), ...chain([...corners].reverse())]
  const place = ([x, y]: [number, number]): LonLat => [
    degrees(f.west + x * f.cellLonDeg),
    degrees(f.north - y * f.cellLatDeg),
  ]
  return anticlockwise([...ring, ring[0] as [number, number]].map(place))
}
