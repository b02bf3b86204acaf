import { words } from '../../../domain/words.ts'
import { FILES } from '../files.ts'
import { spotOf, type Checking } from './checking.ts'

const NAMES: readonly string[] = [
  ...Object.values(FILES).map(({ name }) => name),
  ...['households', 'dem', 'landcover', 'map'],
]

/** What pack.json says of the other files. */
export function checkHeader(checking: Checking): void {
  const { findings, pack, areas } = checking
  const { bbox, datums, sources, mapReviewNumber, fictional, code } = pack.header
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
  const county = areas.get(code)
  const [west, south, east, north] = bbox
  if (county && (county.west < west || county.south < south || county.east > east || county.north > north)) {
    findings.fault(
      spotOf(checking, 'header', null, 'bbox'),
      words('没有包住县界', 'does not hold the county'),
      words(
        `应不小于 ${[county.west, county.south, county.east, county.north].join(', ')}`,
        `At least ${[county.west, county.south, county.east, county.north].join(', ')}`,
      ),
    )
  }
  if (fictional || mapReviewNumber !== null) return
  findings.warn(
    spotOf(checking, 'header', null, 'mapReviewNumber'),
    words(
      '真实县域没有审图号，地图不得公开展示',
      'a real county without a map review number may not be shown in public',
    ),
    words('填写审图号', 'Fill in the number (审图号)'),
  )
}
