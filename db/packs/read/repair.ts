import { words, type Words } from '../../../domain/words.ts'
import type { Findings } from '../findings.ts'
import type { Source } from './source.ts'

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * GeoJSON as programs really write it, made into GeoJSON as the schemas take it: what is certain is mended with a note,
 * all else is left for the schema to refuse.
 */
export function repaired(source: Source, findings: Findings): Source {
  if (!isThing(source.value) || !Array.isArray(source.value['features'])) return source
  const features = (source.value['features'] as unknown[]).map((feature, row) => {
    if (!isThing(feature)) return feature
    const rest = without(feature, BESIDE)
    const done = new Set<Done>()
    const geometry = mendedGeometry(rest['geometry'], done)
    for (const what of done) findings.note(source.spot(['features', row, 'geometry']), ...SAID[what])
    return { ...rest, properties: nested(rest['properties']), geometry }
  })
  checkReferenceSystem(source, source.value['crs'], findings)
  return { ...source, value: { ...without(source.value, BESIDE), features } }
}

/** What programs write beside what GeoJSON says. */
const BESIDE = ['id', 'name', 'bbox', 'crs', 'xy_coordinate_resolution']

const without = (thing: Thing, keys: readonly string[]): Thing =>
  Object.fromEntries(Object.entries(thing).filter(([key]) => !keys.includes(key)))

/** QGIS names the reference system: degrees of WGS-84 or CGCS2000, or nothing that can be read here. */
function checkReferenceSystem(source: Source, crs: unknown, findings: Findings): void {
  if (crs === undefined || crs === null || /CRS84|EPSG:+4326|EPSG:+4490/.test(JSON.stringify(crs))) return
  findings.fault(
    source.spot(['crs']),
    words('坐标系不是经纬度', 'is in a reference system that is not longitude and latitude'),
    words('导出时坐标系选 EPSG:4490 或 EPSG:4326', 'Export it in EPSG:4490 or EPSG:4326'),
  )
}

type Done = 'single' | 'flat' | 'closed' | 'turned' | 'doubled'

const NOTHING_TO_DO = words('已自动处理', 'Mended while it was read')
const SAID: Readonly<Record<Done, readonly [Words, Words]>> = {
  single: [
    words('只有一部分的 Multi 几何，按单一几何读取', 'was a multi-geometry of one part'),
    NOTHING_TO_DO,
  ],
  flat: [words('坐标带有高程，已忽略', 'had a height in its coordinates, which was left out'), NOTHING_TO_DO],
  closed: [words('多边形未闭合，已补上终点', 'had a ring that was not closed'), NOTHING_TO_DO],
  turned: [
    words('环的方向不符合 RFC 7946，已调整', 'had a ring that ran the wrong way round'),
    NOTHING_TO_DO,
  ],
  doubled: [words('有连续重复的顶点，已去除', 'had the same vertex twice running'), NOTHING_TO_DO],
}

/** A table of a GIS is flat: `name.zh` there is the part `zh` of `name`. */
function nested(properties: unknown): unknown {
  if (!isThing(properties)) return properties
  const fields = Object.entries(properties)
  if (!fields.some(([key]) => key.includes('.'))) return properties
  const made: Thing = {}
  for (const [key, value] of fields) {
    const [name = '', part] = key.split('.', 2)
    const before = made[name]
    made[name] = part === undefined ? value : { ...(isThing(before) ? before : {}), [part]: value }
  }
  return made
}

type Numbers = readonly number[]
const isPosition = (value: unknown): value is Numbers =>
  Array.isArray(value) && value.length >= 2 && value.every((one) => typeof one === 'number')
const isLine = (value: unknown): value is Numbers[] => Array.isArray(value) && value.every(isPosition)

function mendedGeometry(geometry: unknown, done: Set<Done>): unknown {
  if (!isThing(geometry)) return geometry
  let { type, coordinates } = geometry
  const parts = Array.isArray(coordinates) ? (coordinates as unknown[]) : []
  if (typeof type === 'string' && type.startsWith('Multi') && parts.length === 1) {
    done.add('single')
    ;[type, coordinates] = [type.slice('Multi'.length), parts[0]]
  }
  if (type === 'Point' && isPosition(coordinates)) coordinates = flat(coordinates, done)
  if (type === 'LineString' && isLine(coordinates)) coordinates = mendedLine(coordinates, done)
  if (type === 'Polygon' && Array.isArray(coordinates)) {
    coordinates = coordinates.map((ring, at) => (isLine(ring) ? mendedRing(ring, at === 0, done) : ring))
  }
  return { type, coordinates }
}

function flat(position: Numbers, done: Set<Done>): Numbers {
  if (position.length === 2) return position
  done.add('flat')
  return position.slice(0, 2)
}

const same = (a: Numbers | undefined, b: Numbers | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1]

function mendedLine(line: readonly Numbers[], done: Set<Done>): Numbers[] {
  const points = line.map((position) => flat(position, done))
  const kept = points.filter((position, at) => at === 0 || !same(position, points[at - 1]))
  if (kept.length === points.length || kept.length < 2) return points
  done.add('doubled')
  return kept
}

function mendedRing(ring: readonly Numbers[], outer: boolean, done: Set<Done>): Numbers[] {
  let points = mendedLine(ring, done)
  const [first] = points
  if (first && !same(first, points.at(-1))) {
    points = [...points, first]
    done.add('closed')
  }
  const area = signedArea(points)
  if (area === 0 || area > 0 === outer) return points
  done.add('turned')
  return points.toReversed()
}

/** Twice the area in square degrees; positive: counter-clockwise, as RFC 7946 section 3.1.6 wants outer rings. */
function signedArea(ring: readonly Numbers[]): number {
  let sum = 0
  // From the first vertex, not from zero: small rings far from it would drown in rounding.
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  for (let at = 1; at < ring.length; at++) {
    const [ax = 0, ay = 0] = ring[at - 1] ?? []
    const [bx = 0, by = 0] = ring[at] ?? []
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return sum
}
