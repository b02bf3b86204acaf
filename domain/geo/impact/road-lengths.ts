import type { ImpactAnswer } from '../answers.ts'
import type { Area } from '../polygon/area.ts'
import type { RoadPieces } from '../roads/pieces.ts'
import { RoadsInside } from '../roads/roads-inside.ts'
import { rounded } from '../rounded.ts'
import type { NamedRoads } from './named-roads.ts'

/** Adds up the length of every named road inside an area. */
export class RoadLengths extends RoadsInside {
  readonly #roads: NamedRoads
  readonly #metres: Float64Array

  constructor(area: Area, pieces: RoadPieces, roads: NamedRoads) {
    super(area, pieces)
    this.#roads = roads
    this.#metres = new Float64Array(roads.named.length)
  }

  protected override stretch(road: number, fromM: number, toM: number): void {
    this.#metres[this.#roads.ofRoad[road]!]! += toM - fromM
  }

  /** Kilometres by class and by name. */
  lengths(): Pick<ImpactAnswer, 'roadKm' | 'roads'> {
    const km = { national: 0, provincial: 0, county: 0, township: 0 }
    const roads: ImpactAnswer['roads'] = []
    this.#metres.forEach((metres, index) => {
      if (metres === 0) return
      const { name, number, class: roadClass } = this.#roads.named[index]!
      km[roadClass] += metres / 1000
      roads.push({ name, number, class: roadClass, km: rounded(metres / 1000, 3) })
    })
    const roadKm = {
      ...{ national: rounded(km.national, 3), provincial: rounded(km.provincial, 3) },
      ...{ county: rounded(km.county, 3), township: rounded(km.township, 3) },
    }
    return { roadKm, roads }
  }
}
