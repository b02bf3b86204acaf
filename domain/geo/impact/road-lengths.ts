import type { ImpactAnswer } from '../answers.ts'
import type { RoadLine } from '../county.ts'
import type { Area } from '../polygon/area.ts'
import type { RoadPieces } from '../roads/pieces.ts'
import { RoadsInside } from '../roads/roads-inside.ts'

/** Adds up the length of every road inside an area. */
export class RoadLengths {
  readonly visitor: RoadsInside
  readonly #metres: Float64Array
  readonly #roads: readonly RoadLine[]

  constructor(area: Area, pieces: RoadPieces, roads: readonly RoadLine[]) {
    const metres = new Float64Array(roads.length)
    this.#metres = metres
    this.#roads = roads
    this.visitor = new RoadsInside(area, pieces, (road, fromM, toM) => {
      metres[road]! += toM - fromM
    })
  }

  /** Kilometres by class and by road; roads with nothing inside are left out. */
  lengths(): Pick<ImpactAnswer, 'roadKm' | 'roads'> {
    const roadKm = { national: 0, provincial: 0, county: 0, township: 0 }
    const roads: ImpactAnswer['roads'] = []
    this.#roads.forEach((road, index) => {
      const km = this.#metres[index]! / 1000
      if (km === 0) return
      roadKm[road.class] += km
      roads.push({ id: road.id, name: road.name, number: road.number, class: road.class, km })
    })
    return { roadKm, roads }
  }
}
