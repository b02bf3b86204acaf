import { fromWgs84 } from '../../../domain/position.ts'
import { words } from '../../../domain/words.ts'
import { FILES, type Pack } from '../files.ts'
import { spotOf, type Checking } from './checking.ts'

const NAMES: readonly string[] = [
  ...Object.values(FILES).map(({ name }) => name),
  ...['households', 'dem', 'landcover', 'map'],
]

/** What pack.json says of the other files. */
export function checkHeader(checking: Checking): void {
  const { findings, pack } = checking
  const { datums = {}, sources = [], mapReviewNumber, fictional } = pack.header
  const names = [
    ...Object.keys(datums).map((name) => ['datums', name] as const),
    ...sources.flatMap(({ layers }) => layers.map((name) => ['sources', name] as const)),
  ]
  for (const [field, name] of names) {
    if (NAMES.includes(name)) continue
    findings.fault(
      spotOf(checking, 'header', null, field),
      words(`没有名为 ${name} 的文件`, `${name} is no file of a pack`),
      words('写文件名，不带后缀', 'Write the name of a file, without its ending'),
    )
  }
  checkBox(checking)
  if (fictional !== false || mapReviewNumber !== null) return
  findings.warn(
    spotOf(checking, 'header', null, 'mapReviewNumber'),
    words(
      '真实县域没有审图号，地图不得公开展示',
      'a real county without a map review number may not be shown in public',
    ),
    words('填写审图号', 'Fill in the number (审图号)'),
  )
}

/** About 10 m: five decimals, and a shifted datum that is converted to and fro. */
const TOLERANCE_DEG = 0.0001

/**
 * The box holds the county: in its own datum, or once it is converted. The two are not quite the same, for a shifted
 * datum bends the sides of a box; either is what somebody may have meant.
 */
function checkBox(checking: Checking): void {
  const { said, pack, findings } = checking
  const county = pack.jurisdictions.features.find(({ properties }) => properties.code === said.code)
  if (!said.bbox || !pack.header.bbox || !said.datum || !county) return
  const { datum } = said
  const points = county.geometry.coordinates.flat().map(([lon, lat]) => ({ lon, lat }))
  // Swapped; places.ts says so.
  if (points.some(({ lat }) => Math.abs(lat) > 90)) return
  if (holds(pack.header.bbox, extentOf(points))) return
  const isShifted = datum === 'GCJ-02' || datum === 'BD-09'
  const extent = extentOf(isShifted ? points.map((point) => fromWgs84(point, datum)) : points)
  if (holds(said.bbox, extent)) return
  const { west, south, east, north } = extent
  const outward = [
    ...[west, south].map((degrees) => Math.floor(degrees * 1e5) / 1e5),
    ...[east, north].map((degrees) => Math.ceil(degrees * 1e5) / 1e5),
  ].join(', ')
  findings.fault(
    spotOf(checking, 'header', null, 'bbox'),
    words('没有包住县界', 'does not hold the county'),
    words(`应不小于 ${outward}（${datum}）`, `At least ${outward} (${datum})`),
  )
}

const holds = ([west, south, east, north]: Pack['header']['bbox'], county: ReturnType<typeof extentOf>) =>
  Math.max(west - county.west, south - county.south, county.east - east, county.north - north) <=
  TOLERANCE_DEG

interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** Of any number of points; spread into Math.min they would be too many. */
function extentOf(points: readonly LonLat[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { lon, lat } of points) {
    ;[west, east] = [Math.min(west, lon), Math.max(east, lon)]
    ;[south, north] = [Math.min(south, lat), Math.max(north, lat)]
  }
  return { west, south, east, north }
}
