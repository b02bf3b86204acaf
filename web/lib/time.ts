import { words, type Words } from '../../domain/words.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** `21:04:17` in the reader's own time zone. */
export function clockText(at: string | number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** `21:04`. */
export const minuteText = (at: string | number): string => clockText(at).slice(0, 5)

/** `11-23`. */
export function dayText(at: string | number): string {
  const date = new Date(at)
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-11-23 21:04:17`, for a hover. */
export function exactText(at: string | number): string {
  return `${new Date(at).getFullYear()}-${dayText(at)} ${clockText(at)}`
}

/** `21:04` on the day of `nowMs`, otherwise `11-23 21:04`. */
export function momentText(at: string | number, nowMs: number): string {
  const sameDay = new Date(at).toDateString() === new Date(nowMs).toDateString()
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

/** `29.89841°N 110.53841°E`: five digits are a metre. */
export const coordinatesText = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${Math.abs(lat).toFixed(5)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(5)}°${lon < 0 ? 'W' : 'E'}`

/** `12,345`. */
export const countText = (n: number): string => n.toLocaleString('en-US')
