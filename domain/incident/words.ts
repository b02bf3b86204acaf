import type { Casualties } from '../fields.ts'
import { words, type Words } from '../words.ts'
import type { IncidentGrade, IncidentPhase, IncidentSource } from './commands.ts'
import type { Incident } from './record.ts'

/** 事件等级, with the colour, shape and word that always go together (DOMAIN 11). */
export const GRADES: Readonly<Record<IncidentGrade, { name: Words; short: Words; numeral: string }>> = {
  I: {
    name: words('Ⅰ级 特别重大', 'Grade I, extremely serious'),
    short: words('Ⅰ 红', 'I red'),
    numeral: 'Ⅰ',
  },
  II: { name: words('Ⅱ级 重大', 'Grade II, major'), short: words('Ⅱ 橙', 'II orange'), numeral: 'Ⅱ' },
  III: { name: words('Ⅲ级 较大', 'Grade III, serious'), short: words('Ⅲ 黄', 'III yellow'), numeral: 'Ⅲ' },
  IV: { name: words('Ⅳ级 一般', 'Grade IV, ordinary'), short: words('Ⅳ 蓝', 'IV blue'), numeral: 'Ⅳ' },
}

export const PHASES: Readonly<Record<IncidentPhase, Words>> = {
  'first-response': words('先期处置', 'First response'),
  response: words('处置中', 'In response'),
  recovery: words('善后', 'Recovery'),
}

export const SOURCES: Readonly<Record<IncidentSource, Words>> = {
  phone: words('电话', 'Phone call'),
  'walk-in': words('来人', 'In person'),
  'grid-worker': words('网格员', 'Grid worker'),
  team: words('队伍', 'Team'),
  device: words('设备', 'Device'),
  feed: words('平台推送', 'Feed'),
  superior: words('上级', 'Superior office'),
  other: words('其他', 'Other'),
}

export const CASUALTIES: Readonly<Record<keyof Casualties, Words>> = {
  dead: words('死亡', 'Dead'),
  missing: words('失踪', 'Missing'),
  trapped: words('被困', 'Trapped'),
  seriouslyInjured: words('重伤', 'Seriously hurt'),
  injured: words('受伤', 'Hurt'),
}
export const CASUALTY_KEYS = Object.keys(CASUALTIES) as (keyof Casualties)[]

export const INCIDENT_STATUS: Readonly<Record<Incident['status'], Words>> = {
  received: words('待核实', 'Unverified'),
  verified: words('已核实', 'Verified'),
  closed: words('已终止', 'Closed'),
}

/** 待核实, 处置中, 已终止 …: where an incident stands, in one word. */
export function statusWords(incident: Incident): Words {
  switch (incident.status) {
    case 'received':
      return INCIDENT_STATUS.received
    case 'verified':
      return PHASES[incident.phase]
    case 'closed':
      return incident.closing.falseAlarm ? words('误报', 'False alarm') : INCIDENT_STATUS.closed
  }
}

/** `死亡 1 · 被困 2`; undefined when nothing was said. */
export function casualtyWords(casualties: Casualties): Words | undefined {
  const said = CASUALTY_KEYS.filter((key) => casualties[key] !== undefined)
  if (said.length === 0) return undefined
  const line = (language: 'zh' | 'en') =>
    said.map((key) => `${CASUALTIES[key][language]} ${casualties[key]}`).join(' · ')
  return words(line('zh'), line('en'))
}
