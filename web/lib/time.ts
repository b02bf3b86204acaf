import { words, type Words } from '../../domain/words.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * Every county of China keeps Beijing time, UTC+8 without summer time. Screens show it whatever the PC is set to, so
 * that an order says the same on every wall and in every playback.
 */
export const COUNTY_OFFSET_MS = 8 * 3_600_000

/** A date whose UTC fields read as the county's clock. */
const county = (at: string | number): Date => new Date(new Date(at).getTime() + COUNTY_OFFSET_MS)

/** `2026-11-23T21:04:17`, as a `datetime-local` field holds it, in county time. */
export const fieldText = (at: string | number): string => county(at).toISOString().slice(0, 19)

/** The instant that a `datetime-local` field means, epoch ms; NaN when it is empty or half typed. */
export const fieldMs = (text: string): number =>
  text === '' ? NaN : Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`) - COUNTY_OFFSET_MS

/** `21:04:17` in county time. */
export const clockText = (at: string | number): string => fieldText(at).slice(11)

/** `21:04`. */
export const minuteText = (at: string | number): string => clockText(at).slice(0, 5)

/** `11-23`. */
export const dayText = (at: string | number): string => fieldText(at).slice(5, 10)

/** `2026-11-23 21:04:17`, for a hover. */
export const exactText = (at: string | number): string => fieldText(at).replace('T', ' ')

/** `20261123-210417`, in the name of a file. */
export const stampText = (at: string | number): string =>
  fieldText(at).replaceAll(/[-:]/g, '').replace('T', '-')

/** `21:04` on the day of `nowMs`, otherwise `11-23 21:04`. */
export function momentText(at: string | number, nowMs: number): string {
  const sameDay = fieldText(at).slice(0, 10) === fieldText(nowMs).slice(0, 10)
  return sameDay ? minuteText(at) : `${dayText(at)} ${minuteText(at)}`
}

/** The age of something: `3 分钟前`. What lies a little in the future counts as now. */
export function ageWords(ms: number): Words {
  const s = Math.floor(ms / 1000)
  if (s < 5) return words('刚刚', 'just now')
  if (s < 60) return words(`${s} 秒前`, `${s} s ago`)
  const min = Math.floor(s / 60)
  if (min < 60) return words(`${min} 分钟前`, `${min} min ago`)
  const h = Math.floor(min / 60)
  if (h < 24) return words(`${h} 小时前`, `${h} h ago`)
  const d = Math.floor(h / 24)
  return words(`${d} 天前`, `${d} d ago`)
}

/** How long: `4:09`, `1:02:03`. */
export function durationText(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  const h = Math.floor(s / 3600)
  const rest = `${h ? two(Math.floor(s / 60) % 60) : Math.floor(s / 60)}:${two(s % 60)}`
  return h ? `${h}:${rest}` : rest
}

/** Exercise time as drills write it: `T+01:23:45`. */
export function tPlusText(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
}

/** `0.2 s`, `12 s`. */
export const lagText = (ms: number): string =>
  ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`

/** `850 m`, `1.8 km`. */
export const distanceText = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`

/** `850 m²`, `12.4 公顷`, `3.42 km²`: fires and floods are reckoned in hectares. */
export function areaWords(squareMetres: number): Words {
  const hectares = (squareMetres / 10_000).toFixed(1)
  const other =
    squareMetres < 10_000 ? `${Math.round(squareMetres)} m²` : `${(squareMetres / 1e6).toFixed(2)} km²`
  return squareMetres >= 10_000 && squareMetres < 1e6
    ? words(`${hectares} 公顷`, `${hectares} ha`)
    : words(other, other)
}

/** `29.89841°N 110.53841°E`: five digits are a metre. */
export const coordinatesText = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${Math.abs(lat).toFixed(5)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(5)}°${lon < 0 ? 'W' : 'E'}`

/** `12,345`. */
export const countText = (n: number): string => n.toLocaleString('en-US')
