import { halfWidth } from '../half-width.ts'
import type { Position } from '../position.ts'

/** A side of the world; in Chinese with 纬 or 经, or without. */
const SIDE = '[NSEW]|[北南东西][纬经]?'
/** Degrees, and where written so minutes and seconds. */
const FIGURES =
  "(?<sign>[-+])?(?<degrees>\\d{1,3}(?:\\.\\d+)?)\\s*(?:[°º˚度]\\s*(?:(?<minutes>\\d{1,2}(?:\\.\\d+)?)\\s*['′’分]\\s*" +
  "(?:(?<seconds>\\d{1,2}(?:\\.\\d+)?)\\s*(?:[\"″”秒]|'')\\s*)?)?)?"
/** The side stands before each angle or after each, never so that one between two could belong to either. */
const PREFIXED = new RegExp(`(?<side>${SIDE})\\s*${FIGURES}`, 'giu')
const SUFFIXED = new RegExp(`${FIGURES}\\s*(?<side>${SIDE})?`, 'giu')
const BEGINS_WITH_SIDE = new RegExp(`^(?:${SIDE})`, 'iu')

/** Names of the axes, as forms and other programs write them: a side where none is written. */
const LABEL = /(?:(?<lat>纬度|lat(?:itude)?)|经度|lon(?:gitude)?|lng)\s*[:=]?/giu
/** Degrees, minutes and seconds with nothing but a space, a colon or a hyphen between, as some receivers show them. */
const SPACED = /(?<![\d.])(\d{1,3})(?: +|[:-])(\d{1,2})(?: +|[:-])(\d{1,2}(?:\.\d+)?)(?![\d.])/g
/** The same without seconds: the minutes have a fraction, or they would be two numbers of degrees. */
const SPACED_MINUTES = /(?<![\d.])(\d{1,3})(?: +|[:-])(\d{1,2}\.\d+)(?![\d.])/g

/**
 * Figures in one piece, as aviation, sea rescue and alarm texts give them: 295548, 1103336, 2955.8 (degrees and minutes).
 * Only where the sides are written: two plain numbers could be anything.
 */
const PACKED = /(?<![\d.])(\d{2,3})([0-5]\d)([0-5]\d)?(\.\d+)?(?![\d.])/g

interface Angle {
  readonly degrees: number
  readonly axis: 'lat' | 'lon' | undefined
}

/**
 * Reads coordinates as people write them: `29.89841, 110.53841`, `110°32′24″E 29°53′50″N`, `北纬29.9度 东经110.5度`,
 * `纬度：29.9 经度：110.5`, `29 53 50 110 32 24`, `(110.5, 29.9)`, `295548N1103336E`,
 * `geo:29.9,110.5` (RFC 5870), either way round and in
 * full-width letters too. The datum is not in the text. Without a side the larger number is the longitude, as everywhere in
 * China. @returns undefined when it is anything else
 */
export function pointFrom(text: string): Position | undefined {
  const trimmed = plain(text)
  const pattern = BEGINS_WITH_SIDE.test(trimmed) ? PREFIXED : SUFFIXED
  const rest = trimmed.replace(pattern, ' ').replace(/[,，;；、/\s]+/g, '')
  const angles = [...trimmed.matchAll(pattern)].map(angleOf)
  const [a, b] = angles
  if (rest !== '' || angles.length !== 2 || !a || !b) return undefined
  if (a.axis !== undefined && a.axis === b.axis) return undefined
  const [lat, lon] = inOrder(a, b) ? [a.degrees, b.degrees] : [b.degrees, a.degrees]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}

/** The text with one way of writing what has many. */
function plain(text: string): string {
  const said = halfWidth(text)
    .trim()
    .replaceAll('緯', '纬')
    .replaceAll('經', '经')
    .replaceAll('東', '东')
    // Android's own: the place is in the query where the path has none.
    .replace(/^geo:0(?:\.0+)?,0(?:\.0+)?\?q=([-+\d.]+,[-+\d.]+).*$/i, 'geo:$1')
    .replace(/^geo:([^;?]*).*$/i, '$1')
    .replace(/^(?:坐标|位置|point(?=\s*\())\s*:?\s*/i, '')
    .replace(/^[([]([^()[\]]*)[)\]]$/, '$1')
  const bare = said.replace(LABEL, ' ').trim()
  const named = new RegExp(SIDE, 'iu').test(bare)
    ? bare
    : said.replace(LABEL, (_, lat: string | undefined) => (lat ? ' N' : ' E')).trim()
  if (new RegExp(SIDE, 'iu').test(named) && [...named.matchAll(PACKED)].length === 2)
    return named.replace(PACKED, (_, degrees: string, minutes: string, seconds?: string, fraction = '') =>
      seconds === undefined
        ? `${degrees}°${minutes}${fraction}′`
        : `${degrees}°${minutes}′${seconds}${fraction}″`,
    )
  if ([...named.matchAll(SPACED)].length === 2) return named.replace(SPACED, '$1°$2′$3″')
  return [...named.matchAll(SPACED_MINUTES)].length === 2 ? named.replace(SPACED_MINUTES, '$1°$2′') : named
}

function angleOf({ groups = {} }: RegExpMatchArray): Angle | undefined {
  const { side = '', sign, degrees, minutes = 0, seconds = 0 } = groups
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  const isNegative = sign === '-' || /[SW南西]/i.test(side)
  const axis = side === '' ? undefined : /[NS北南]/i.test(side) ? 'lat' : 'lon'
  return { degrees: isNegative ? -size : size, axis }
}

/** Whether the first is the latitude. */
function inOrder(a: Angle, b: Angle): boolean {
  if (a.axis !== undefined || b.axis !== undefined) return a.axis === 'lat' || b.axis === 'lon'
  // In China a latitude is never above 54 and a longitude never below 73, so the order need not be asked.
  return !(Math.abs(a.degrees) > 60 && Math.abs(b.degrees) <= 60)
}
