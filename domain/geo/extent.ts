import type { CountyData } from './county.ts'
import { boxAround } from './lattice.ts'
import type { Box, LonLat } from './polygon/geometry.ts'

/** A box around the county and around everything in its data that reaches beyond its border. */
export function extentOf(data: CountyData, county: Box): Box {
  return boxAround(positionsOf(data, county)) ?? county
}

function* positionsOf(data: CountyData, county: Box): Generator<LonLat> {
  yield [county.west, county.south]
  yield [county.east, county.north]
  const { lon, lat, count } = data.households
  for (let index = 0; index < count; index++) yield [lon[index]!, lat[index]!]
  for (const { line } of data.roads) yield* line
  const { villages, hamlets, facilities, shelters, warehouses, bridges } = data
  for (const layer of [villages, hamlets, facilities, shelters, warehouses, bridges]) {
    for (const place of layer) yield [place.lon, place.lat]
  }
}
