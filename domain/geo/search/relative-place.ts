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
  ...{ nne: 22.5, ene: 67.5, ese: 112.5, sse: 157.5, ssw: 202.5, wsw: 247.5, wnw: 292.5, nnw: 337.5 },
  ...{ northnortheast: 22.5, eastnortheast: 67.5, eastsoutheast: 112.5, southsoutheast: 157.5 },
  ...{ southsouthwest: 202.5, westsouthwest: 247.5, westnorthwest: 292.5, northnorthwest: 337.5 },
}
/** Metres of each unit; 里 is half a kilometre. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ 米: 1, m: 1, metre: 1, meter: 1 },
  ...{ 公里: 1_000, 千米: 1_000, km: 1_000, kilometre: 1_000, kilometer: 1_000 },
  里: 500,
}

/**
 * Half directions turn towards one side from another: 北偏东 is 22.5°, 东北偏东 67.5°; with degrees as written, 北偏东30°.
 */
const SIDE_ZH =
  '(?<side>东北|东南|西北|西南|东|南|西|北)(?:偏(?<towards>东|南|西|北)(?:\\s*(?<turn>\\d{1,2}(?:\\.\\d+)?)\\s*[°º˚度]\\s*)?)?'
const SIDE_EN =
  '(?:north|south|east|west)-(?:north|south)-?(?:east|west)|north-?east|north-?west|south-?east|south-?west|' +
  'north|south|east|west|[ns][ns][ew]|[ew][ns][ew]|[ns][ew]|[nsew]'
const DISTANCE =
  '(?<figure>\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百千]+?|半)\\s*(?<unit>公里|千米|km|米|里|(?:kilo)?met(?:re|er)(?=s?\\b)|m)s?'
const FORMS = [
  new RegExp(
    `^(?:以|往|向|正)?${SIDE_ZH}(?:边|侧|面|方向|方)?(?:大?约)?\\s*${DISTANCE}(?:处|左右)?[\\s,、]+(?<of>.+)$`,
    'iu',
  ),
  new RegExp(
    `^(?:距离?|离|在)?(?<of>.+?)(?:的|以|往|向|正)?${SIDE_ZH}(?:边|侧|面|方向|方)?(?:大?约)?\\s*${DISTANCE}(?:处|左右)?$`,
    'iu',
  ),
  new RegExp(`^${DISTANCE}\\.?\\s+(?:to the |due )?(?<side>${SIDE_EN})\\s+(?:of|from)\\s+(?<of>.+)$`, 'iu'),
]
const numberOf = (figure: string): number => (/^\d/.test(figure) ? Number(figure) : chineseNumber(figure))

const HALF_TURN_DEG = 22.5
/** What nobody means by "beside something". */
const FURTHEST_M = 100_000

/** A direction turned towards another one, which lies a quarter away at most. Halves stand where no degrees do. */
function turned(
  from: number | undefined,
  towards: number | undefined,
  turn: string | undefined,
): number | undefined {
  if (from === undefined || towards === undefined) return undefined
  const apart = ((towards - from + 540) % 360) - 180
  const degrees = turn === undefined ? HALF_TURN_DEG : Number(turn)
  if (apart === 0 || Math.abs(apart) > 90 || degrees > Math.abs(apart)) return undefined
  return (from + Math.sign(apart) * degrees + 360) % 360
}

/** @returns undefined when the text is something else */
export function relativePlaceFrom(text: string): RelativePlace | undefined {
  const said = halfWidth(text).trim()
  for (const form of FORMS) {
    const { of = '', side = '', towards, turn, figure = '', unit = '' } = form.exec(said)?.groups ?? {}
    const from = BEARINGS[side.toLowerCase().replaceAll('-', '')]
    const bearingDeg = towards === undefined ? from : turned(from, BEARINGS[towards], turn)
    const metres = numberOf(figure) * (UNITS[unit.toLowerCase()] ?? NaN)
    if (bearingDeg !== undefined && metres > 0 && metres <= FURTHEST_M)
      return { of: of.trim(), bearingDeg, metres }
  }
  return undefined
}
