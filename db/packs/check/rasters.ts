import { words } from '../../../domain/words.ts'
import type { GeoRaster } from '../../../domain/geo/terrain/grid.ts'
import { wholeFile } from '../findings.ts'
import type { Area } from './area.ts'
import type { Checking } from './checking.ts'

/** Heights and ground cover lie where the county lies; what of the county they leave out is told. */
export function checkRasters({ pack, areas, findings }: Checking): void {
  const county = areas.get(pack.header.code ?? '')
  if (!county) return
  for (const name of ['dem', 'landcover'] as const) {
    const raster = pack[name]
    if (!raster) continue
    const box = boxOf(raster)
    const spot = { ...wholeFile(`${name}.json`), field: 'west' }
    const has = [box.west, box.south, box.east, box.north].map((degrees) => degrees.toFixed(5)).join(', ')
    const mend = words(
      `应盖住全县（西、南、东、北）：${boundsOf(county)}；请核对 west、north 和格网大小`,
      `Must cover the county (west, south, east, north): ${boundsOf(county)}; check west, north and the size of a cell`,
    )
    if (!meets(box, county)) {
      findings.fault(spot, words(`范围 ${has} 不在本县`, `covers ${has}, nothing of the county`), mend)
    } else if (!covers(box, county, raster)) {
      findings.warn(spot, words(`范围 ${has} 没有盖住全县`, `covers ${has}, not all of the county`), mend)
    }
  }
}

type Box = Pick<Area, 'west' | 'south' | 'east' | 'north'>

const boxOf = ({ west, north, columns, rows, cellLonDeg, cellLatDeg }: GeoRaster): Box => ({
  ...{ west, north, east: west + columns * cellLonDeg, south: north - rows * cellLatDeg },
})

const boundsOf = ({ west, south, east, north }: Box): string => [west, south, east, north].join(', ')

const meets = (a: Box, b: Box): boolean =>
  a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south

/** To a cell: a grid that was cut along the border ends within one. */
const covers = (box: Box, county: Box, { cellLonDeg, cellLatDeg }: GeoRaster): boolean =>
  box.west <= county.west + cellLonDeg &&
  box.east >= county.east - cellLonDeg &&
  box.south <= county.south + cellLatDeg &&
  box.north >= county.north - cellLatDeg
