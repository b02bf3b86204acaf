import type { Bridge, RoadClass, RoadLine } from '../../../domain/geo/county.ts'
import type { LonLat } from '../../../domain/geo/polygon/geometry.ts'
import { words } from '../../../domain/words.ts'

const CLASSES: readonly RoadClass[] = ['national', 'provincial', 'county', 'township']

/** Roads that join every junction to its nearest ones, so that the net hangs together and has ways around. */
export function roadsBetween(junctions: readonly LonLat[], chance: () => number): RoadLine[] {
  const roads = new Map<string, RoadLine>()
  const join = (a: number, b: number) => {
    const key = a < b ? `${a}-${b}` : `${b}-${a}`
    if (a === b || roads.has(key)) return
    const roadClass = CLASSES[Math.min(3, Math.floor(chance() * 8))]!
    roads.set(key, {
      ...{ id: `road-${key}`, class: roadClass, number: `X${roads.size % 40}`, name: words('路', 'Road') },
      ...{ widthM: 3 + Math.floor(chance() * 8), line: bent(junctions[a]!, junctions[b]!, chance) },
    })
  }
  junctions.forEach((place, index) => {
    const near = nearestOf(junctions, place, 4)
    near.slice(0, 1 + Math.floor(chance() * 3)).forEach((other) => join(index, other))
    // To one of those before it: no part of the net stands alone.
    if (index > 0) join(index, nearestOf(junctions.slice(0, index), place, 1)[0]!)
  })
  return [...roads.values()]
}

function nearestOf(junctions: readonly LonLat[], [lon, lat]: LonLat, count: number): number[] {
  const best: { index: number; away: number }[] = []
  junctions.forEach(([x, y], index) => {
    const away = (x - lon) ** 2 + (y - lat) ** 2
    if (away === 0 || (best.length === count && away >= best[count - 1]!.away)) return
    best.push({ index, away })
    best.sort((a, b) => a.away - b.away).splice(count)
  })
  return best.map(({ index }) => index)
}

/** A line with a bend every 150 m or so. */
function bent([ax, ay]: LonLat, [bx, by]: LonLat, chance: () => number): LonLat[] {
  const parts = Math.max(2, Math.ceil(Math.hypot(bx - ax, by - ay) / 0.0015))
  return Array.from({ length: parts + 1 }, (_, index): LonLat => {
    const t = index / parts
    const sway = index === 0 || index === parts ? 0 : 0.0004 * (chance() - 0.5)
    return [ax + (bx - ax) * t + sway, ay + (by - ay) * t - sway]
  })
}

/** A bridge in the middle of some roads. */
export const bridgesOn = (roads: readonly RoadLine[], chance: () => number): Bridge[] =>
  roads
    .filter(() => chance() < 0.06)
    .map(({ id, line }) => {
      const [lon, lat] = line[Math.floor(line.length / 2)]!
      const loadT = [10, 20, 30, 55][Math.floor(chance() * 4)]!
      return { id: `bridge-${id}`, roadId: id, name: words('桥', 'Bridge'), lon, lat, lengthM: 40, loadT }
    })
