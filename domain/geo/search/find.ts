import { halfWidth } from '../../half-width.ts'
import { SEARCH_KINDS, type SearchEntry } from './entry.ts'
import { pinyinReach, type Readings } from './pinyin-match.ts'
import { roadNumberFrom } from './road-number.ts'

/** How well a name fits what was typed; a higher one comes first. */
const FIT = {
  whole: 100,
  beginning: 80,
  pinyinWhole: 70,
  pinyinBeginning: 60,
  inside: 40,
  pinyinInside: 30,
  /** A bridge, by the number of the road that it carries: after the road itself. */
  ofItsRoad: 20,
} as const

/**
 * How well an entry fits: by its Chinese or English name, its alias, or the pinyin or initials of the name, with
 * characters among them or not; a township, village or hamlet by its administrative code too.
 * `typed` is trimmed and in lower case. @returns 0 when it does not fit
 */
export function fitOf(entry: SearchEntry, typed: string): number {
  const { kind, name, alias } = entry
  if (CODE.test(typed)) return codeFit(entry, typed)
  const isAliasItsRoads = kind === 'bridge'
  const names = [name.zh, name.en, isAliasItsRoads ? '' : alias].map((each) => each.toLowerCase())
  if (names.includes(typed)) return FIT.whole
  if (names.some((each) => each.startsWith(typed))) return FIT.beginning
  if (isAliasItsRoads && alias.toLowerCase() === typed) return FIT.ofItsRoad
  const letters = typed.replace(/[\s'’]+/g, '').replaceAll('ü', 'v')
  const isPinyin = SPELLED.test(letters)
  const readings =
    isPinyin && /[^a-z]/.test(letters) ? alsoAsWritten(name.zh, entry.readings) : entry.readings
  const reach = isPinyin ? pinyinReach(letters, readings) : 0
  if (reach > 0) return reach === readings.length ? FIT.pinyinWhole : FIT.pinyinBeginning
  // One letter in the middle of a name says nothing.
  if (isPinyin && letters.length < 2) return 0
  const words = typed.split(/\s+/)
  if (names.some((each) => words.every((word) => each.includes(word)))) return FIT.inside
  return isPinyin && readings.some((_, from) => pinyinReach(letters, readings, from) > 0)
    ? FIT.pinyinInside
    : 0
}

/** An administrative code (GB/T 10114), or the beginning of one that says a county at least. */
const CODE = /^\d{6,15}$/
const CODED: ReadonlySet<string> = new Set(['township', 'village', 'hamlet'])

/** How well a code fits: a township's is often written with the three zeros of "no village". */
function codeFit({ kind, id, name, alias }: SearchEntry, typed: string): number {
  if (alias === typed || name.zh === typed) return FIT.whole
  if (!CODED.has(kind)) return 0
  if (id === typed || (kind === 'township' && typed === `${id}000`)) return FIT.whole
  return id.startsWith(typed) ? FIT.beginning : 0
}

/** Pinyin or initials, among them perhaps characters that were chosen already, as a Chinese keyboard leaves them. */
const SPELLED = /^[a-z\p{Script=Han}]*[a-z][a-z\p{Script=Han}]*$/u

/** Each character as one of the ways to say it. */
function alsoAsWritten(name: string, readings: Readings): Readings {
  const characters = [...name]
  return readings.map((ways, at) => [...ways, characters[at] ?? ''])
}

/** Tones of pinyin that is written with them; ü stays. */
const withoutTones = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')

/**
 * The entries that fit best, at most `limit`: the better fit first, then the more important kind, then the shorter name.
 * A road's number may be said in any way of speaking (`县道X12`).
 */
export function findEntries(entries: Iterable<SearchEntry>, typed: string, limit: number): SearchEntry[] {
  const text = withoutTones(halfWidth(typed)).trim()
  const wanted = (roadNumberFrom(text) ?? text).toLowerCase()
  if (wanted === '') return []
  const found: { entry: SearchEntry; fit: number }[] = []
  for (const entry of entries) {
    const fit = fitOf(entry, wanted)
    if (fit > 0) found.push({ entry, fit })
  }
  found.sort((a, b) => b.fit - a.fit || kindOrder(a) - kindOrder(b) || byName(a.entry, b.entry))
  return found.slice(0, limit).map(({ entry }) => entry)
}

const kindOrder = ({ entry }: { entry: SearchEntry }): number => SEARCH_KINDS.indexOf(entry.kind)

const byName = (a: SearchEntry, b: SearchEntry): number =>
  a.name.zh.length - b.name.zh.length ||
  (a.name.zh < b.name.zh ? -1 : a.name.zh > b.name.zh ? 1 : a.id < b.id ? -1 : 1)
