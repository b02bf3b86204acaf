import { LAT_M, LON_M, type LonLat } from '../base/frame.ts'
import { best, cellsNear } from '../base/near.ts'
import { RIVERS, type SketchedRiver } from '../sketch/rivers.ts'
import type { Terrain } from './terrain.ts'

/** Where along its course a sketched river is looked for on the ground, the first place first: near its source, lest it take another's. */
const FOUND_AT = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
const FOUND_WITHIN_M = 900

/** Which sketched river runs through each cell: an index of RIVERS, or -1. */
export function namedRivers(ground: Terrain): Int16Array {
  const river = new Int16Array(ground.frame.cells).fill(-1)
  for (const [index, sketched] of RIVERS.entries()) {
    const size = (cell: number) =>
      ground.stream[cell] === 1 && river[cell] === -1 && (index === 0 || joins(ground, river, cell))
        ? (ground.km2[cell] as number)
        : -Infinity
    const places = FOUND_AT.map((share) =>
      cellsNear(ground.frame, alongCourse(sketched, share), FOUND_WITHIN_M),
    )
    const found = places.map((cells) => best(cells, size)).find((cell) => cell !== undefined)
    if (found === undefined) continue
    for (let cell = found; cell >= 0 && river[cell] === -1; cell = ground.downstream[cell] as number)
      river[cell] = index
    for (let cell = mainTributary(ground, found); cell >= 0; cell = mainTributary(ground, cell)) {
      if (river[cell] !== -1) break
      river[cell] = index
    }
  }
  return river
}

/** Whether the water of a cell comes to a river that has its name already: beyond the watershed are other valleys. */
function joins({ downstream }: Terrain, river: Int16Array, from: number): boolean {
  let cell = from
  while (cell >= 0 && river[cell] === -1) cell = downstream[cell] as number
  return cell >= 0
}

/** The stream cell above with the largest catchment; -1 at a spring. */
export function mainTributary({ frame, downstream, stream, km2 }: Terrain, cell: number): number {
  const { columns } = frame
  let [main, largest] = [-1, 0]
  for (const step of [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1]) {
    const above = cell + step
    if (downstream[above] !== cell || stream[above] !== 1 || (km2[above] as number) <= largest) continue
    ;[main, largest] = [above, km2[above] as number]
  }
  return main
}

function alongCourse({ course }: SketchedRiver, share: number): LonLat {
  const lengths = course.slice(1).map(([lon, lat], i) => {
    const [dx, dy] = [(lon - (course[i]?.[0] ?? lon)) * LON_M, (lat - (course[i]?.[1] ?? lat)) * LAT_M]
    return Math.sqrt(dx * dx + dy * dy)
  })
  let left = lengths.reduce((sum, length) => sum + length, 0) * share
  for (const [i, length] of lengths.entries()) {
    const [a, b] = [course[i] as LonLat, course[i + 1] as LonLat]
    if (left <= length)
      return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length]
    left -= length
  }
  return course.at(-1) as LonLat
}
