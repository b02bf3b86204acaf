import { words, type Words } from '../words.ts'
import type { MarkingKind } from './kinds.ts'
import type { Validity } from './validity.ts'

export const MARKING_KINDS: Readonly<Record<MarkingKind, Words>> = {
  'fire-line': words('火线', 'Fire line'),
  'fire-section': words('火线段', 'Fire line section'),
  'spread-direction': words('蔓延方向', 'Direction of spread'),
  'wind-direction': words('风向', 'Wind direction'),
  'flood-extent': words('淹没范围', 'Flood extent'),
  'road-closure': words('断路', 'Road closed'),
  'isolation-belt': words('隔离带', 'Isolation belt'),
  'escape-route': words('撤离路线', 'Escape route'),
  'safe-area': words('安全区', 'Safe area'),
  'command-post': words('指挥部', 'Command post'),
  'water-source': words('水源', 'Water source'),
  helipad: words('起降点', 'Helipad'),
  line: words('线', 'Line'),
  area: words('范围', 'Area'),
  text: words('文字', 'Text'),
}

export const VALIDITY: Readonly<Record<Validity, Words>> = {
  coming: words('未生效', 'Not yet valid'),
  valid: words('有效', 'Valid'),
  expired: words('已过期', 'Expired'),
  gone: words('已过期', 'Expired'),
}
