import type { TeamType } from '../../domain/unit/commands.ts'
import { TEAM_NAMES } from '../../domain/unit/words.ts'
import { words, type Words } from '../../domain/words.ts'
import { counted } from '../lib/counted.ts'

export { SKILLS, UNIT_STATUS } from '../../domain/unit/words.ts'

interface TeamRow {
  readonly name: Words
  /** One character for a map symbol, and two letters where Latin is read. */
  readonly glyph: Words
}

const row = (team: TeamType, glyphZh: string, glyphEn: string): TeamRow => ({
  name: TEAM_NAMES[team],
  glyph: words(glyphZh, glyphEn),
})

export const TEAM_TYPES: Readonly<Record<TeamType, TeamRow>> = {
  rescue: row('rescue', '救', 'RS'),
  wildfire: row('wildfire', '扑', 'WF'),
  militia: row('militia', '民', 'ML'),
  fire: row('fire', '消', 'FB'),
  grid: row('grid', '网', 'GW'),
  medical: row('medical', '医', 'MD'),
  power: row('power', '电', 'PW'),
  telecom: row('telecom', '通', 'TC'),
  hydrology: row('hydrology', '水', 'HY'),
  police: row('police', '警', 'PD'),
  social: row('social', '社', 'VR'),
  machinery: row('machinery', '机', 'MC'),
  boat: row('boat', '舟', 'BT'),
  other: row('other', '队', 'OT'),
}

/** `12 人`: how many are in a unit. */
export const peopleWords = (count: number): Words => words(`${count} 人`, counted(count, 'person', 'people'))
