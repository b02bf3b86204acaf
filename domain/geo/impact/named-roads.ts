import type { RoadLine } from '../county.ts'

/** Roads as people name them: X12 is one, however many junctions divide it. */
export interface NamedRoads {
  readonly named: readonly Pick<RoadLine, 'class' | 'number' | 'name'>[]
  /** By index of a road between two junctions: the index of the named road that it is part of. */
  readonly ofRoad: Uint32Array
}

/** Of one name are the roads of one class, number and Chinese name. O(roads). */
export function nameRoads(roads: readonly RoadLine[]): NamedRoads {
  const indexOf = new Map<string, number>()
  const named: Pick<RoadLine, 'class' | 'number' | 'name'>[] = []
  const ofRoad = Uint32Array.from(roads, (road) => {
    const key = JSON.stringify([road.class, road.number, road.name.zh])
    const known = indexOf.get(key)
    if (known !== undefined) return known
    indexOf.set(key, named.length)
    return named.push({ class: road.class, number: road.number, name: road.name }) - 1
  })
  return { named, ofRoad }
}
