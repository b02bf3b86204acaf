import { words, type Words } from '../words.ts'

type FaultData = Readonly<Record<string, string | number>>

const of = (data: FaultData, key: string): string => String(data[key] ?? '?')

/** Every reason why a question about the county is not answered, with its words. */
const FAULTS = {
  'not-a-polygon': () =>
    words('不是多边形，请重新绘制区域', 'This is not a polygon or multipolygon; draw the area again'),
  'not-a-position': () =>
    words('坐标必须是两个数：经度、纬度', 'A position is two numbers: longitude, latitude'),
  /** `count`: how many there are, when all were counted. */
  'too-many-vertices': (d) =>
    d['count'] === undefined
      ? words(
          `顶点太多，最多 ${of(d, 'most')} 个，请简化后再试`,
          `Too many vertices: ${of(d, 'most')} at most; simplify the shape`,
        )
      : words(
          `顶点太多：有 ${of(d, 'count')} 个，最多 ${of(d, 'most')} 个，请简化后再试`,
          `Too many vertices: ${of(d, 'count')}, and ${of(d, 'most')} at most; simplify the shape`,
        ),
  'ring-too-short': () => words('一圈至少要有三个不同的点', 'A ring needs three different points at least'),
  'ring-not-closed': () =>
    words('这一圈没有闭合：首尾两点必须相同', 'The ring is not closed: its last point must equal its first'),
  'out-of-range': () =>
    words(
      '经度须在 ±180 之间，纬度须在 ±90 之间',
      'Longitude lies within ±180 degrees and latitude within ±90',
    ),
  'lat-lon-swapped': () =>
    words('经纬度写反了：经度在前，纬度在后', 'Latitude and longitude are swapped: longitude comes first'),
  'point-swapped': () =>
    words(
      '经纬度写反了：lat 是纬度，lon 是经度，对调后正在本县',
      'Latitude and longitude are swapped: the other way round this lies in the county',
    ),
  'crosses-date-line': () =>
    words('区域跨越了国际日期变更线，请分开绘制', 'The area crosses the date line; divide it there'),
  'crosses-itself': (d) =>
    words(
      `边界在经度 ${of(d, 'lon')}、纬度 ${of(d, 'lat')} 处自相交或相接，请重画，边线不要交叉`,
      `The outline crosses or touches itself at longitude ${of(d, 'lon')}, latitude ${of(d, 'lat')}; draw it without crossing`,
    ),
  'hole-outside': () => words('洞不在区域之内，请重新绘制', 'A hole lies outside its area; draw it again'),
  'holes-overlap': () =>
    words(
      '洞互相重叠，或洞占满了整个区域，请重新绘制',
      'Holes overlap, or one fills the whole area; draw it again',
    ),
  'parts-overlap': () => words('几个部分互相重叠，请合并后再试', 'Parts of the area overlap; join them'),
  'outside-county': () =>
    words(
      '不在本县范围内，请在县界以内重新选择',
      'This lies outside the county; choose a place within its boundary',
    ),
  'not-known': (d) => words(`基础数据里没有 ${of(d, 'id')}`, `The county's data hold no ${of(d, 'id')}`),
  'unknown-kind': (d) =>
    words(
      `没有“${of(d, 'id')}”这一类；可查：${of(d, 'known')}`,
      `There is no such kind as ${of(d, 'id')}; known are ${of(d, 'known')}`,
    ),
  'no-such-area': () =>
    words('没有这个标绘，或它不是一个区域', 'There is no such marking, or it is not an area'),
  'no-road-near': (d) =>
    words(`附近 ${of(d, 'withinM')} 米内没有道路`, `There is no road within ${of(d, 'withinM')} m`),
  'no-route': () =>
    words(
      '没有可通行的路线：断路、险区或限重限宽切断了每一条路',
      'No passable route: closed roads, hazards, or limits of weight and width cut every way',
    ),
  'no-heights': () =>
    words('县数据包没有高程，不能推算淹没范围', 'The county pack has no heights to compute a flood from'),
  'no-river-near': (d) =>
    words(
      `站点 ${of(d, 'withinM')} 米内没有河道`,
      `There is no river within ${of(d, 'withinM')} m of the gauge`,
    ),
  'no-catchment': () =>
    words(
      '该站没有集水面积资料，请直接输入水位',
      'The catchment of this gauge is not known; give a stage instead',
    ),
} as const satisfies Record<string, (data: FaultData) => Words>

export type FaultCode = keyof typeof FAULTS

/** Why there is no answer. A value, never an exception. */
export interface GeoFault {
  readonly code: FaultCode
  /** Where in the question: `coordinates.0.3`. */
  readonly path: string
  readonly message: Words
  readonly data: FaultData
}

export type Faulted = { readonly ok: false; readonly faults: readonly GeoFault[] }
export type GeoResult<T> = { readonly ok: true; readonly value: T } | Faulted

export const faultOf = (code: FaultCode, path: string, data: FaultData = {}): GeoFault => ({
  ...{ code, path, data },
  message: FAULTS[code](data),
})

export const fault = (code: FaultCode, path: string, data: FaultData = {}): Faulted => ({
  ok: false,
  faults: [faultOf(code, path, data)],
})

export const answer = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** A fault inside a field, told from outside of it. */
export const under = (field: string, { path, ...rest }: GeoFault): GeoFault => ({
  ...rest,
  path: path === '' ? field : `${field}.${path}`,
})
