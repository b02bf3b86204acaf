import { words, type Words } from '../words.ts'
import type { TeamType, UnitSkill, UnitStatus } from './commands.ts'

export const UNIT_STATUS: Readonly<Record<UnitStatus, Words>> = {
  available: words('待命', 'Available'),
  'en-route': words('在途', 'En route'),
  'on-scene': words('已到位', 'On scene'),
  returning: words('返回中', 'Returning'),
}

export const TEAM_NAMES: Readonly<Record<TeamType, Words>> = {
  rescue: words('综合应急救援队', 'Rescue team'),
  wildfire: words('半专业扑火队', 'Wildfire crew'),
  militia: words('民兵', 'Militia'),
  fire: words('消防', 'Fire brigade'),
  grid: words('网格员', 'Grid workers'),
  medical: words('医疗组', 'Medical team'),
  power: words('供电抢修', 'Power repair'),
  telecom: words('通信保障', 'Telecom'),
  hydrology: words('水利技术', 'Hydrology'),
  police: words('公安辅警', 'Police'),
  social: words('社会救援力量', 'Volunteer rescue'),
  machinery: words('工程机械', 'Machinery'),
  boat: words('冲锋舟', 'Boat crew'),
  other: words('其他', 'Other'),
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
