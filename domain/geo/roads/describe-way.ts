import type { RouteAnswer } from '../answers.ts'
import { placeOf } from '../county.ts'
import type { LonLat } from '../polygon/geometry.ts'
import { rounded } from '../rounded.ts'
import { along, segmentM } from './pieces.ts'
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
      graph.bridges
        .filter(
          (on) => on.road === road && on.toM >= Math.min(fromM, toM) && on.fromM <= Math.max(fromM, toM),
        )
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

function lineOf({ roads }: RoadGraph, steps: readonly Step[]): [number, number][] {
  const line: [number, number][] = []
  for (const { road, fromM, toM } of steps) {
    const part = cut(roads[road]!.line, Math.min(fromM, toM), Math.max(fromM, toM))
    for (const [lon, lat] of fromM > toM ? part.reverse() : part) {
      const place: [number, number] = [rounded(lon, 6), rounded(lat, 6)]
      const last = line.at(-1)
      if (last?.[0] !== place[0] || last[1] !== place[1]) line.push(place)
    }
  }
  return line
}

/** The positions of a line between two of its points, metres from its first; those points are the ends. */
function cut(line: readonly LonLat[], fromM: number, toM: number): LonLat[] {
  const part: LonLat[] = []
  let passedM = 0
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1]!, line[index]!]
    const lengthM = segmentM(a, b)
    const [low, high] = [(fromM - passedM) / lengthM, (toM - passedM) / lengthM]
    passedM += lengthM
    if (lengthM === 0 || high < 0 || low > 1) continue
    if (part.length === 0) part.push(along(a, b, Math.max(0, low)))
    part.push(along(a, b, Math.min(1, high)))
  }
  return part
}
