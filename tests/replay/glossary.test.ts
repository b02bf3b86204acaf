import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ROLES } from '../../domain/actor.ts'
import { channel, injectScript } from '../../domain/exercise/commands.ts'
import { incidentGrade, incidentPhase, incidentSource } from '../../domain/incident/commands.ts'
import { markingKind } from '../../domain/marking/kinds.ts'
import { datum } from '../../domain/position.ts'
import { issueKind, receiptKind } from '../../domain/stock/commands.ts'
import { teamType, unitSkill, unitStatus } from '../../domain/unit/commands.ts'
import type { Words } from '../../domain/words.ts'
import { CHANNELS, INJECT_KIND, INJECT_STATUS, OPERATION_STATUS } from '../../web/words/drill-words.ts'
import { CASUALTIES, GRADES, PHASES, SOURCES } from '../../domain/incident/words.ts'
import { MARKING_KINDS } from '../../web/words/marking-words.ts'
import { ROLE_WORDS } from '../../web/words/role-words.ts'
import { ISSUES, RECEIPTS } from '../../web/words/stock-words.ts'
import { SKILLS, TEAM_TYPES, UNIT_STATUS } from '../../web/words/unit-words.ts'
import { rowsUnder } from './documented.ts'

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')

type Table = Readonly<Record<string, Words>>
const namesIn = (rows: Readonly<Record<string, { readonly name: Words }>>): Table =>
  Object.fromEntries(Object.entries(rows).map(([code, { name }]) => [code, name]))

/** Each table of codes: the heading in the glossary, the codes that there are, and the words on the screens. */
const TABLES: readonly [heading: string, codes: readonly string[], words: Table][] = [
  ['Incident grade 事件等级', incidentGrade.options, namesIn(GRADES)],
  ['Incident phase 处置阶段', incidentPhase.options, PHASES],
  ['Source of a report 信息来源', incidentSource.options, SOURCES],
  ['Casualties 伤亡', Object.keys(CASUALTIES), CASUALTIES],
  ['Team type 队伍类型', teamType.options, namesIn(TEAM_TYPES)],
  ['Skill 技能', unitSkill.options, SKILLS],
  ['Unit status 队伍状态', unitStatus.options, UNIT_STATUS],
  ['Receipt 入库', receiptKind.options, RECEIPTS],
  ['Issue 出库', issueKind.options, ISSUES],
  ['Marking 标绘', markingKind.options, MARKING_KINDS],
  ['Channel 渠道', channel.options, CHANNELS],
  ['Inject kind 情况类别', injectScript.shape.injectKind.options, INJECT_KIND],
  ['Inject status 情况状态', Object.keys(INJECT_STATUS), INJECT_STATUS],
  ['Operation status 任务状态', Object.keys(OPERATION_STATUS), OPERATION_STATUS],
  ['Role 角色', [...ROLES, 'system'], ROLE_WORDS],
]

it.each(TABLES)('docs/glossary.md lists %s as the screens say it', (heading, codes, words) => {
  const rows = codes.map((code) => [`\`${code}\``, words[code]?.zh, words[code]?.en])
  expect(rowsUnder(page, heading).map((row) => row.slice(0, 3))).toEqual(rows)
})

it('docs/glossary.md lists every datum', () => {
  expect(rowsUnder(page, 'Datum 坐标系').map(([code]) => code)).toEqual(
    datum.options.map((code) => `\`${code}\``),
  )
})
