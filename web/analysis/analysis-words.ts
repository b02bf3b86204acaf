import { words, type Words } from '../../domain/words.ts'
import { PLACE_GLYPHS, PLACE_NAMES } from '../map/symbols/place-glyphs.ts'
import type { Inquiry } from './inquiry.ts'

export { ROAD_CLASSES, VEHICLE_NAMES, VULNERABLE_KINDS } from '../../domain/geo/place-words.ts'

export const RADII_M = [500, 1_000, 3_000, 5_000] as const
/** `500 m`, `3 km`. */
export const radiusText = (metres: number): string =>
  metres < 1_000 ? `${metres} m` : `${metres / 1_000} km`

/** What can be looked for from a point of the map, the most wanted first; the rest in the panel. */
export const NEAREST_KINDS = [
  'shelter',
  'hospital',
  'careHome',
  'school',
  'fillingStation',
  'warehouse',
] as const

export const kindName = (kind: string): Words =>
  kind === 'warehouse' ? words('仓库', 'Store') : (PLACE_NAMES[kind] ?? words(kind, kind))

/** What is asked, as the title of its answer. */
export function inquiryTitle(inquiry: Inquiry, nameOf: (kind: string) => Words = kindName): Words {
  switch (inquiry.is) {
    case 'area':
    case 'marked':
      return words('区域影响', 'Who is in this area')
    case 'around': {
      const radius = radiusText(inquiry.radiusM)
      return words(`周边 ${radius} 影响`, `Who is within ${radius}`)
    }
    case 'nearest': {
      const { zh, en } = nameOf(inquiry.kind)
      return words(`最近的${zh}`, `Nearest: ${en.toLowerCase()}`)
    }
    case 'first-there':
      return words('谁先能到', 'Who can be there first')
    case 'route':
      return words('路线', 'Route')
    case 'cut-off':
      return words('断路孤村', 'Villages cut off')
    case 'flood':
      return words('淹没推演', 'Flood reckoned')
  }
}

export const minutesWords = (minutes: number): Words => {
  const whole = Math.max(1, Math.round(minutes))
  const [h, min] = [Math.floor(whole / 60), whole % 60]
  return h > 0 ? words(`${h} 小时 ${min} 分`, `${h} h ${min} min`) : words(`${min} 分钟`, `${min} min`)
}

export const kmText = (km: number): string => `${km < 10 ? km.toFixed(1) : String(Math.round(km))} km`

/** One character (a letter in English) for a kind of place, as on the map. */
export const glyphOf = (kind: string): Words => PLACE_GLYPHS[kind] ?? words('点', '·')
