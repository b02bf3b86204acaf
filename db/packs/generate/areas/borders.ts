import { degrees, type Frame, type LonLat } from '../base/frame.ts'
import { rounded, thinned, type Spot } from '../base/line.ts'
import { anticlockwise } from './ring.ts'
import type { Labels } from './townships.ts'

/** A border between two areas (0 = outside) from one place where three meet to the next; both areas share its points. */
interface Border {
  readonly left: number
  readonly right: number
  readonly corners: readonly number[]
  readonly points: readonly LonLat[]
}

/** The outline of each area as one closed ring; that of the county is the ring of 0. */
export function outlines(labels: Labels): Map<number, LonLat[]> {
  const borders = borderLines(labels)
  const areas = new Set(borders.flatMap(({ left, right }) => [left, right]))
  return new Map([...areas].sort((a, b) => a - b).map((area) => [area, anticlockwise(ring(borders, area))]))
}

function borderLines({ frame: f, label }: Labels): Border[] {
  const wide = f.columns + 1
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= f.columns || row >= f.rows
      ? 0
      : (label[row * f.columns + column] as number)
  /** The four sides that may leave a corner: the next corner, and what lies left and right of the way there. */
  const leaving = (corner: number) => {
    const [x, y] = [corner % wide, Math.floor(corner / wide)]
    const [nw, ne, sw, se] = [at(x - 1, y - 1), at(x, y - 1), at(x - 1, y), at(x, y)]
    return [
      { to: corner + 1, left: ne, right: se },
      { to: corner + wide, left: se, right: sw },
      { to: corner - 1, left: sw, right: nw },
      { to: corner - wide, left: nw, right: ne },
    ].filter((side) => side.left !== side.right)
  }
  const seen = new Set<string>()
  const borders: Border[] = []
  for (let corner = 0; corner < wide * (f.rows + 1); corner += 1) {
    if (leaving(corner).length < 3) continue
    for (const first of leaving(corner)) {
      if (seen.has(`${corner} ${first.to}`)) continue
      const corners = [corner, first.to]
      for (;;) {
        const [before, here] = [corners.at(-2) as number, corners.at(-1) as number]
        const onward = leaving(here)
        if (onward.length !== 2) break
        corners.push((onward.find(({ to }) => to !== before) as { to: number }).to)
      }
      seen.add(`${corners.at(-1)} ${corners.at(-2)}`)
      borders.push({ left: first.left, right: first.right, corners, points: drawn(f, wide, corners) })
    }
  }
  return borders
}

function drawn(f: Frame, wide: number, corners: readonly number[]): LonLat[] {
  const spots = corners.map((corner): Spot => [corner % wide, Math.floor(corner / wide)])
  return thinned(rounded(rounded(thinned(spots, 0.8))), 0.15).map(([x, y]) => [
    degrees(f.west + x * f.cellLonDeg),
    degrees(f.north - y * f.cellLatDeg),
  ])
}

/** Joins the borders of an area end to end. */
function ring(borders: readonly Border[], area: number): LonLat[] {
  const own = borders.flatMap(({ left, right, corners, points }) =>
    left === area
      ? [{ from: corners[0], to: corners.at(-1), points: [...points] }]
      : right === area
        ? [{ from: corners.at(-1), to: corners[0], points: [...points].reverse() }]
        : [],
  )
  const closed: LonLat[] = []
  for (let part = own[0]; part && own.length > 0; part = own.find(({ from }) => from === part?.to)) {
    closed.push(...part.points.slice(closed.length === 0 ? 0 : 1))
    own.splice(own.indexOf(part), 1)
  }
  return closed
}
