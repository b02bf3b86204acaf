import { halfWidth } from '../../half-width.ts'
import { chineseNumber } from './chinese-number.ts'

/** A place said by another one: `岩口桥以北 300 米`, `300 m north of Yankou Bridge`. */
export interface RelativePlace {
  /** The name of the other one. */
  readonly of: string
  /** 0 north, 90 east. */
  readonly bearingDeg: number
  readonly metres: number
}

const BEARINGS: Readonly<Record<string, number>> = {
  ...{ 北: 0, 东北: 45, 东: 90, 东南: 135, 南: 180, 西南: 225, 西: 270, 西北: 315 },
  ...{
    north: 0,
    northeast: 45,
    east: 90,
    southeast: 135,
    south: 180,
    southwest: 225,
    west: 270,
    northwest: 315,
  },
  ...{ n: 0, ne: 45, e: 90, se: 135, s: 180, sw: 225, w: 270, nw: 315 },
}
/** Metres of each unit; 里 is half a kilometre. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ 米: 1, m: 1, metre: 1, meter: 1 },
  ...{ 公里: 1_000, 千米: 1_000, km: 1_000, kilometre: 1_000, kilometer: 1_000 },
  里: 500,
}

const SIDE_ZH = '(?<side>东北|东南|西北|西南|东|南|西|北)'
const DISTANCE =
  '(?<figure>\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百千]+?|半)\\s*(?<unit>公里|千米|km|米|里|(?:kilo)?met(?:re|er)(?=s?\\b)|m)s?'
const FORMS = [
  new RegExp(
    `^(?:距离?|离|在)?(?<of>.+?)(?:的|以|往|向|正)?${SIDE_ZH}(?:边|侧|面|方向|方)?(?:大?约)?\\s*${DISTANCE}(?:处|左右)?$`,
    'iu',
  ),
  new RegExp(
    `^${DISTANCE}\\.?\\s+(?:to the |due )?(?<side>north-?east|north-?west|south-?east|south-?west|north|south|east|west|[ns][ew]|[nsew])\\s+(?:of|from)\\s+(?<of>.+)$`,
    'iu',
  ),
]
const numberOf = (figure: string): number => (/^\d/.test(figure) ? Number(figure) : chineseNumber(figure))

/** What nobody means by "beside something". */
const FURTHEST_M = 100_000

/** @returns undefined when the text is something else */
export function relativePlaceFrom(text: string): RelativePlace | undefined {
  const said = halfWidth(text).trim()
  for (const form of FORMS) {
    const { of = '', side = '', figure = '', unit = '' } = form.exec(said)?.groups ?? {}
    const bearingDeg = BEARINGS[side.toLowerCase().replace('-', '')]
    const metres = numberOf(figure) * (UNITS[unit.toLowerCase()] ?? NaN)
    if (bearingDeg !== undefined && metres > 0 && metres <= FURTHEST_M)
      return { of: of.trim(), bearingDeg, metres }
  }
  return undefined
}
