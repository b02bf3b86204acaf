import { findCrossing } from '../../../domain/geo/polygon/crossing.ts'
import { words } from '../../../domain/words.ts'
import { LIMITS } from '../limits.ts'
import type { LonLat } from './area.ts'
import { allRead, spotOf, spotOfGeometry, type Checking } from './checking.ts'
import { checkHoles } from './holes.ts'
import { checkLengths } from './lengths.ts'
import { placeText } from './place-text.ts'
import { checkTouching } from './touching.ts'

/** Pairs of edges looked at; an outline of 200,000 vertices needs a tenth of it, one made to stall needs more. */
const MOST_PAIRS = 60_000_000

/** Polygons do not cross themselves, bridges stand on their roads, townships tile the county. */
export function checkShapes(checking: Checking): void {
  for (const part of ['jurisdictions', 'riskAreas'] as const) {
    checking.pack[part].features.forEach(({ geometry }, row) => {
      for (const ring of geometry.coordinates) checkRing(checking, part, row, ring)
      checkHoles(checking, part, row, geometry.coordinates)
    })
  }
  checkBridges(checking)
  checkTouching(checking)
  checkLengths(checking)
  if (
    allRead(checking, ['jurisdictions'], words('乡镇是否铺满全县', 'whether the townships tile the county'))
  )
    checkTiling(checking)
}

function checkRing(
  checking: Checking,
  part: 'jurisdictions' | 'riskAreas',
  row: number,
  ring: readonly LonLat[],
): void {
  const { findings } = checking
  const crossing =
    ring.length > LIMITS.vertices
      ? 'too-complex'
      : findCrossing({ type: 'Polygon', coordinates: [ring] }, MOST_PAIRS)
  if (crossing === undefined) return
  const spot = spotOfGeometry(checking, part, row)
  if (crossing === 'too-complex') {
    findings.fault(
      spot,
      words(`${ring.length} 个顶点，过于复杂`, `has ${ring.length} vertices and is too complex`),
      words('用 GIS 软件简化', 'Simplify it in your GIS'),
    )
  } else {
    const place = placeText(checking, part, crossing)
    findings.fault(
      spot,
      words(`多边形在 ${place} 处自相交`, `crosses itself at ${place}`),
      words('移动该处的顶点，或用“修复几何”工具', 'Move the vertices there, or use "Fix geometries"'),
    )
  }
}

function checkBridges(checking: Checking): void {
  const { features } = checking.pack.roads
  const vertices = new Map(
    features.flatMap(({ properties, geometry }) =>
      geometry.type === 'LineString'
        ? [[properties.id, new Set(geometry.coordinates.map(String))] as const]
        : [],
    ),
  )
  features.forEach(({ properties, geometry }, row) => {
    if (properties.kind !== 'bridge' || geometry.type !== 'Point') return
    const road = vertices.get(properties.roadId)
    if (!road || road.has(String(geometry.coordinates))) return
    const place = placeText(checking, 'roads', geometry.coordinates)
    checking.findings.fault(
      spotOfGeometry(checking, 'roads', row),
      words(
        `桥 ${place} 不在道路 ${properties.roadId} 的顶点上`,
        `the bridge at ${place} is on no vertex of road ${properties.roadId}`,
      ),
      words('打开捕捉，把桥放到道路的一个顶点上', 'Turn snapping on and put it on a vertex of the road'),
    )
  })
}

/** Shares of the county's area. More than the one is a fault; less is told where the first gap is. */
const TOO_MUCH = 0.005

/** Neighbours share the very same vertices: each edge of a township is its neighbour's too, or the county's. */
function checkTiling(checking: Checking): void {
  const { findings, pack } = checking
  const county = pack.jurisdictions.features.find(({ properties }) => properties.level === 'county')
  const townships = pack.jurisdictions.features.filter(({ properties }) => properties.level === 'township')
  if (!county || townships.length === 0) return
  const sum = townships.reduce((total, { geometry }) => total + areaOf(geometry.coordinates), 0)
  const off = sum / areaOf(county.geometry.coordinates) - 1
  if (Math.abs(off) > TOO_MUCH) {
    const share = `${(Math.abs(off) * 100).toFixed(1)} %`
    findings.fault(
      spotOf(checking, 'jurisdictions', null, 'geometry'),
      off > 0
        ? words(`乡镇面积之和比县大 ${share}`, `the townships are ${share} larger than the county`)
        : words(`乡镇面积之和比县小 ${share}`, `the townships are ${share} smaller than the county`),
      words('检查重叠、缺口和缺少的乡镇', 'Look for overlaps, gaps and townships that are missing'),
    )
    return
  }
  const loose = looseEdges(townships, county.geometry.coordinates)
  if (loose.count === 0) return
  const first = placeText(checking, 'jurisdictions', loose.first)
  findings.warn(
    spotOf(checking, 'jurisdictions', null, 'geometry'),
    words(
      `乡镇边界有 ${loose.count} 处与邻界不重合，第一处在 ${first}`,
      `${loose.count} edges of townships are not their neighbours’ too, the first at ${first}`,
    ),
    words('用拓扑检查工具捕捉相邻边界', 'Snap the borders to each other with a topology tool'),
  )
}

type Rings = readonly (readonly LonLat[])[]

function looseEdges(
  townships: readonly { readonly geometry: { readonly coordinates: Rings } }[],
  county: Rings,
) {
  const times = new Map<string, { count: number; at: LonLat }>()
  const pass = (rings: Rings): void => {
    for (const ring of rings) {
      ring.slice(1).forEach((to, index) => {
        const key = [String(ring[index]), String(to)].sort().join(' ')
        const known = times.get(key) ?? { count: 0, at: to }
        known.count += 1
        times.set(key, known)
      })
    }
  }
  for (const { geometry } of townships) pass(geometry.coordinates)
  pass(county)
  const loose = [...times.values()].filter(({ count }) => count !== 2)
  return { count: loose.length, first: loose[0]?.at ?? ([0, 0] as const) }
}

/** Square degrees, holes taken off; enough to compare areas of one county. */
function areaOf(rings: Rings): number {
  const [outer = 0, ...holes] = rings.map((ring) => Math.abs(ringArea(ring)))
  return outer - holes.reduce((sum, hole) => sum + hole, 0)
}

function ringArea(ring: readonly LonLat[]): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.slice(1).reduce((sum, [bx, by], index) => {
    const [ax, ay] = ring[index] ?? [0, 0]
    return sum + ((ax - x0) * (by - y0) - (bx - x0) * (ay - y0)) / 2
  }, 0)
}
