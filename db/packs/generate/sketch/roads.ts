import type { LonLat } from '../base/frame.ts'

export type RoadClass = 'national' | 'provincial' | 'county' | 'township'

/** A road as it is planned: from place to place, a village by its code or the county's border near a place. */
export interface PlannedRoad {
  readonly number: string
  readonly class: RoadClass
  readonly name: { readonly zh: string; readonly en: string }
  readonly stops: readonly (string | LonLat)[]
  /** Roads that it must not share or meet on its way, because it is their alternative. */
  readonly apartFrom?: readonly string[]
}

export const WIDTH_M: Readonly<Record<RoadClass, number>> = {
  national: 12,
  provincial: 9,
  county: 6.5,
  township: 4.5,
}

const road = (
  number: string,
  of: RoadClass,
  zh: string,
  en: string,
  stops: readonly (string | LonLat)[],
  apartFrom: readonly string[] = [],
): PlannedRoad => ({ number, class: of, name: { zh, en }, stops, apartFrom })

const v = (tail: string) => `990101${tail}`

const WESTERN_VALLEYS = ['G990', 'S901', 'S902', 'X13', 'X14', 'X15']
/** Opposite 河西村, on the right bank. */
const HEXI_SOUTH: LonLat = [110.4663, 29.8246]
/** A cell of S902, where the ring ends. */
const ON_S902: LonLat = [110.43753, 29.83153]

/** The roads that have numbers, the greatest first; every other village is joined to them afterwards. */
export const ROADS: readonly PlannedRoad[] = [
  road('G990', 'national', '青石国道', 'Qingshi Trunk Road', [
    [110.765, 29.637],
    v('201202'),
    v('201201'),
    [110.585, 29.743],
    v('103202'),
    v('103002'),
    v('103001'),
    v('103201'),
    v('106201'),
    v('106001'),
    v('106202'),
    [110.2, 29.995],
  ]),
  road('S901', 'provincial', '南北省道', 'North-South Road', [
    v('103002'),
    v('104202'),
    v('104001'),
    v('104201'),
    [110.487, 29.6],
  ]),
  road('S901', 'provincial', '南北省道', 'North-South Road', [
    v('103201'),
    v('204202'),
    v('204201'),
    [110.5, 30.058],
  ]),
  road('S902', 'provincial', '青松省道', 'Qingyang-Songling Road', [
    v('103201'),
    v('102203'),
    v('102001'),
    v('102201'),
    v('102202'),
    [110.19, 29.69],
  ]),
  road('S903', 'provincial', '青龙省道', 'Qingyang-Longtan Road', [
    [110.585, 29.743],
    v('105201'),
    v('105001'),
    v('105202'),
    [110.762, 29.884],
  ]),
  road('X11', 'county', '青云线', 'Qingyang-Yunxi Road', [
    v('103001'),
    v('101206'),
    v('101205'),
    v('101001'),
  ]),
  road('X12', 'county', '云竹线', 'Yunxi-Zhuping Road', [
    v('101001'),
    v('101207'),
    v('101202'),
    v('101201'),
    v('101209'),
  ]),
  road('X13', 'county', '柳铁线', 'Liuhe-Tiechang Road', [v('106201'), v('107201'), v('107001')]),
  road('X14', 'county', '茶柳线', 'Chayuan-Liuhe Road', [v('106201'), v('202202'), v('202201')]),
  road('X15', 'county', '枫松线', 'Fenglin-Songling Road', [v('102203'), v('205202'), v('205201')]),
  road('X16', 'county', '龙竹线', 'Longtan-Zhuping Road', [v('105202'), v('203202'), v('203201')]),
  // Over the passes: left free, each would go round by the valleys on roads that there are, and nothing would be built.
  road('X17', 'county', '枫白线', 'Fenglin-Baisha Road', [v('205201'), v('104201')], WESTERN_VALLEYS),
  road(
    'X18',
    'county',
    '茶松线',
    'Chayuan-Songling Road',
    [v('202201'), [110.3019, 29.7869], v('102201')],
    WESTERN_VALLEYS,
  ),
  road('X13', 'county', '柳铁线', 'Liuhe-Tiechang Road', [v('107001'), v('204201')], WESTERN_VALLEYS),
  // Along the other bank of the 青河, so that the county town does not hang on one bridge.
  road(
    'X19',
    'county',
    '城南环线',
    'Chengnan Ring Road',
    [v('103002'), [110.4886, 29.8033], [110.4776, 29.8125], HEXI_SOUTH, [110.441, 29.8304], ON_S902],
    ['G990', 'S901', 'X11'],
  ),
  road('X19', 'county', '城南环线', 'Chengnan Ring Road', [v('103201'), HEXI_SOUTH], ['G990']),
  // Round by 溪头 and 红岩 to 岩口: the way that is left when 岩口桥 is closed.
  road('Y021', 'township', '红岩线', 'Hongyan Road', [v('101001'), v('101203'), v('101204')], ['X12']),
  road('Y021', 'township', '红岩线', 'Hongyan Road', [v('101204'), v('101202')], ['X12', 'Y021']),
  road('Y022', 'township', '梅子垭线', 'Meiziya Road', [v('101203'), v('101210')]),
  road('Y023', 'township', '观音桥线', 'Guanyinqiao Road', [v('101001'), v('101208')]),
  road(
    'X12',
    'county',
    '云竹线',
    'Yunxi-Zhuping Road',
    [v('101209'), v('203201')],
    // Over the pass, not round by the county town.
    ['G990', 'S903', 'X11'],
  ),
]
