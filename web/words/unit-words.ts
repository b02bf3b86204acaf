import type { TeamType, UnitSkill } from '../../domain/unit/commands.ts'
import { words, type Words } from '../../domain/words.ts'
import { counted } from '../lib/counted.ts'

export { UNIT_STATUS } from '../../domain/unit/words.ts'

interface TeamRow {
  readonly name: Words
  /** One character for a map symbol, and two letters where Latin is read. */
  readonly glyph: Words
}

const row = (zh: string, en: string, glyphZh: string, glyphEn: string): TeamRow => ({
  name: words(zh, en),
  glyph: words(glyphZh, glyphEn),
})

export const TEAM_TYPES: Readonly<Record<TeamType, TeamRow>> = {
  rescue: row('综合应急救援队', 'Rescue team', '救', 'RS'),
  wildfire: row('半专业扑火队', 'Wildfire crew', '扑', 'WF'),
  militia: row('民兵', 'Militia', '民', 'ML'),
  fire: row('消防', 'Fire brigade', '消', 'FB'),
  grid: row('网格员', 'Grid workers', '网', 'GW'),
  medical: row('医疗组', 'Medical team', '医', 'MD'),
  power: row('供电抢修', 'Power repair', '电', 'PW'),
  telecom: row('通信保障', 'Telecom', '通', 'TC'),
  hydrology: row('水利技术', 'Hydrology', '水', 'HY'),
  police: row('公安辅警', 'Police', '警', 'PD'),
  social: row('社会救援力量', 'Volunteer rescue', '社', 'VR'),
  machinery: row('工程机械', 'Machinery', '机', 'MC'),
  boat: row('冲锋舟', 'Boat crew', '舟', 'BT'),
  other: row('其他', 'Other', '队', 'OT'),
}

export const SKILLS: Readonly<Record<UnitSkill, Words>> = {
  'first-aid': words('急救', 'First aid'),
  'swift-water': words('急流救援', 'Swift water'),
  boat: words('操舟', 'Boat'),
  rope: words('绳索', 'Rope'),
  wildfire: words('扑火', 'Wildfire'),
  chainsaw: words('油锯', 'Chainsaw'),
  drone: words('无人机', 'Drone'),
  excavator: words('挖掘机', 'Excavator'),
  pump: words('排水', 'Pump'),
  radio: words('电台', 'Radio'),
  medical: words('医疗', 'Medical'),
  evacuation: words('转移群众', 'Evacuation'),
}

/** `12 人`: how many are in a unit. */
export const peopleWords = (count: number): Words => words(`${count} 人`, counted(count, 'person', 'people'))
