import type { RouteAnswer } from '../answers.ts'
import { placeOf } from '../county.ts'
import type { LonLat } from '../polygon/geometry.ts'
import { rounded } from '../rounded.ts'
import { along } from './pieces.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Traffic } from './traffic.ts'
import type { Step, Way } from './way.ts'

type Route = RouteAnswer['routes'][number]

export const kmOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { fromM, toM }) => sum + Math.abs(toM - fromM), 0) / 1000

export const minutesOf = (time: Traffic, steps: readonly Step[]): number =>
  steps.reduce((sum, { road, fromM, toM }) => sum + time.part(road, fromM, toM), 0) / 60_000

/** A way in words and numbers. @param time the same vehicle's traffic, measured in time */
export function describeWay(graph: RoadGraph, time: Traffic, { steps }: Way): Route {
  return {
    km: rounded(kmOf(steps), 3),
    minutes: rounded(minutesOf(time, steps), 1),
    line: lineOf(graph, steps),
    roads: roadsOf(graph, time, steps),
    bridges: steps.flatMap(({ road, fromM, toM }) =>
      (graph.bridgesOn.get(road) ?? [])
        .filter((on) => on.toM >= Math.min(fromM, toM) && on.fromM <= Math.max(fromM, toM))
        .map(({ bridge }) => ({ ...placeOf(bridge), roadId: bridge.roadId, loadT: bridge.loadT })),
    ),
  }
}

/** Steps on roads of one number and name are one line to read. */
function roadsOf({ roads }: RoadGraph, time: Traffic, steps: readonly Step[]): Route['roads'] {
  const groups: Step[][] = []
  for (const step of steps) {
    const [here, before] = [roads[step.road]!, roads[groups.at(-1)?.[0]?.road ?? -1]]
    const goesOn = before?.number === here.number && before.name.zh === here.name.zh
    if (goesOn) groups.at(-1)!.push(step)
    else groups.push([step])
  }
  return groups.map((group) => {
    const { id, name, number, class: roadClass } = roads[group[0]!.road]!
    const km = rounded(kmOf(group), 3)
    return { id, name, number, class: roadClass, km, minutes: rounded(minutesOf(time, group), 1) }
  })
}

function lineOf({ roads, marksM }: RoadGraph, steps: readonly Step[]): [number, number][] {
  const line: [number, number][] = []
  const put = ([lon, lat]: LonLat) => {
    const place: [number, number] = [rounded(lon, 6), rounded(lat, 6)]
    const last = line.at(-1)
    if (last?.[0] !== place[0] || last[1] !== place[1]) line.push(place)
  }
  for (const { road, fromM, toM } of steps) {
    const positions = roads[road]!.line
    const marks = marksM[road]!
    put(pointAt(positions, marks, fromM))
    if (fromM < toM) {
      for (let at = positionBeyond(marks, fromM); at < marks.length && marks[at]! < toM; at++)
        put(positions[at]!)
    } else {
      for (let at = positionBeyond(marks, fromM) - 1; at >= 0 && marks[at]! > toM; at--) put(positions[at]!)
    }
    put(pointAt(positions, marks, toM))
  }
  return line
}

/** The first position farther along than `atM`; as many as there are: none is. */
function positionBeyond(marks: Float64Array, atM: number): number {
  const at = marks.findIndex((mark) => mark > atM)
  return at < 0 ? marks.length : at
}

/** The point of a line so many metres from its first position. */
function pointAt(line: readonly LonLat[], marks: Float64Array, atM: number): LonLat {
  const beyond = positionBeyond(marks, atM)
  if (beyond === 0 || beyond === line.length) return line[Math.min(beyond, line.length - 1)]!
  const [from, to] = [marks[beyond - 1]!, marks[beyond]!]
  return along(line[beyond - 1]!, line[beyond]!, (atM - from) / (to - from))
}
