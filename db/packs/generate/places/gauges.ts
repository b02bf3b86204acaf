import type { LonLat } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { RIVERS } from '../sketch/rivers.ts'

/** Gauges of rivers stand on them, at the village whose name they bear. */
export function gauges(county: County): { properties: (typeof GIVEN.gauges)[number]; place: LonLat }[] {
  return GIVEN.gauges.map((properties) => {
    const name = properties.name.zh.replace(/(雨量)?站$/, '')
    const village =
      county.villages.find(
        (each) => each.name.zh.startsWith(name) && each.township === properties.jurisdiction,
      ) ?? county.villages.find((each) => each.township === properties.jurisdiction)
    if (!village) throw new Error(`no village for ${properties.name.zh}`)
    const river = RIVERS.findIndex((each) => each.river === properties.river)
    if (river < 0) return { properties, place: county.sites.place(village.cell, 80, 400) }
    const cell = best(cellsNear(county.ground.frame, village.cell, 6000), (at) =>
      county.river[at] === river && county.townshipOf(at) === properties.jurisdiction
        ? -cellsApartM(county.ground.frame, at, village.cell)
        : -Infinity,
    )
    if (cell === undefined) throw new Error(`no ${properties.river} near ${village.name.zh}`)
    return { properties, place: centreOf(county.ground, cell) }
  })
}
