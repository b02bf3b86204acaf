import type { Actor } from '../../domain/actor.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { Event } from '../../domain/events.ts'
import { codeName } from '../../domain/incident/codes.ts'
import { words, type Words } from '../../domain/words.ts'
import { CHANNELS } from '../words/drill-words.ts'
import { GRADES, PHASES, casualtyWords } from '../words/incident-words.ts'
import { markingName } from '../words/marking-words.ts'
import { ISSUES, RECEIPTS } from '../words/stock-words.ts'
import { UNIT_STATUS } from '../words/unit-words.ts'
import { tPlusText } from './time.ts'

/** How a line of the log calls the things it names; what is gone or hidden has a name too. */
export interface Names {
  incident(id: string): Words
  unit(id: string): Words
  warehouse(id: string): Words
  item(id: string): Words
  lot(id: string): Words
  marking(id: string): Words
  place(code: string): Words
}

const line = (zh: string, en: string): Words => words(zh, en)

/** `（据…）` where something was said, nothing where not. */
const after = (text: string | null | undefined, zh = '：', en = ': '): Words =>
  text ? words(`${zh}${text}`, `${en}${text}`) : words('', '')

/** One event as a line of the log, in both languages. Exhaustive: a new event without words does not compile. */
export function logWords(event: Event, names: Names): Words {
  switch (event.type) {
    case 'IncidentReported': {
      const { incidentId, code, place, casualties } = event.payload
      const [what, kind, at] = [names.incident(incidentId), codeName(code), after(place, '，', ', ')]
      const hurt = casualtyWords(casualties)
      return line(
        `接报 ${what.zh} ${kind.zh}${at.zh}${hurt ? `，${hurt.zh}` : ''}`,
        `${what.en} reported: ${kind.en}${at.en}${hurt ? `, ${hurt.en}` : ''}`,
      )
    }
    case 'IncidentAcknowledged': {
      const what = names.incident(event.payload.incidentId)
      return line(`${what.zh} 已签收`, `${what.en} acknowledged`)
    }
    case 'IncidentVerified': {
      const what = names.incident(event.payload.incidentId)
      const basis = after(event.payload.basis)
      return line(`${what.zh} 核实属实${basis.zh}`, `${what.en} confirmed${basis.en}`)
    }
    case 'IncidentFoundFalse': {
      const what = names.incident(event.payload.incidentId)
      const basis = after(event.payload.basis)
      return line(`${what.zh} 核为误报${basis.zh}`, `${what.en} found to be a false alarm${basis.en}`)
    }
    case 'IncidentGraded': {
      const what = names.incident(event.payload.incidentId)
      const grade = GRADES[event.payload.level].name
      const basis = after(event.payload.basis)
      return line(`${what.zh} 定为 ${grade.zh}${basis.zh}`, `${what.en} set to ${grade.en}${basis.en}`)
    }
    case 'SituationUpdated': {
      const { incidentId, text, casualties, phase, by } = event.payload
      const what = names.incident(incidentId)
      const from = by ? names.place(by.unitJurisdiction) : words('', '')
      const who = by ? words(`（${from.zh} ${by.name}）`, ` by ${by.name} of ${from.en}`) : words('', '')
      const turned = phase ? words(`，转入${PHASES[phase].zh}`, `, now ${PHASES[phase].en}`) : words('', '')
      const hurt = casualties ? casualtyWords(casualties) : undefined
      return line(
        `${what.zh} 续报${who.zh}${turned.zh}：${text}${hurt ? `（${hurt.zh}）` : ''}`,
        `${what.en} update${who.en}${turned.en}: ${text}${hurt ? ` (${hurt.en})` : ''}`,
      )
    }
    case 'IncidentLinked': {
      const what = names.incident(event.payload.incidentId)
      if (event.payload.parentId === null) {
        return line(`${what.zh} 解除关联`, `${what.en} unlinked`)
      }
      const parent = names.incident(event.payload.parentId)
      return line(`${what.zh} 关联到 ${parent.zh}`, `${what.en} linked to ${parent.en}`)
    }
    case 'ChildIncidentLinked': {
      const [what, child] = [names.incident(event.payload.incidentId), names.incident(event.payload.childId)]
      return line(`${what.zh} 之下关联 ${child.zh}`, `${what.en}: ${child.en} linked below it`)
    }
    case 'ChildIncidentUnlinked': {
      const [what, child] = [names.incident(event.payload.incidentId), names.incident(event.payload.childId)]
      return line(`${what.zh} 与从属的 ${child.zh} 解除关联`, `${what.en}: ${child.en} no longer below it`)
    }
    case 'IncidentReinforced': {
      const { incidentId, unitJurisdiction, name, headcount, task } = event.payload
      const [what, from, why] = [names.incident(incidentId), names.place(unitJurisdiction), after(task)]
      return line(
        `${what.zh} 获增援：${from.zh} ${name}，${headcount} 人${why.zh}`,
        `${what.en} reinforced by ${name} of ${from.en}, ${headcount} people${why.en}`,
      )
    }
    case 'ReinforcementWithdrawn': {
      const { incidentId, unitJurisdiction, name, reason } = event.payload
      const [what, from, why] = [names.incident(incidentId), names.place(unitJurisdiction), after(reason)]
      return line(
        `${what.zh} 的增援 ${from.zh} ${name} 归建${why.zh}`,
        `${name} of ${from.en}, which reinforced ${what.en}, sent home${why.en}`,
      )
    }
    case 'IncidentShared': {
      const what = names.incident(event.payload.incidentId)
      const withWhom = event.payload.with.map((code) => names.place(code))
      if (withWhom.length === 0) return line(`${what.zh} 停止共享`, `${what.en} no longer shared`)
      return line(
        `${what.zh} 共享给 ${withWhom.map(({ zh }) => zh).join('、')}`,
        `${what.en} shared with ${withWhom.map(({ en }) => en).join(', ')}`,
      )
    }
    case 'IncidentClosed': {
      const what = names.incident(event.payload.incidentId)
      return line(`${what.zh} 已终止：${event.payload.reason}`, `${what.en} closed: ${event.payload.reason}`)
    }
    case 'IncidentReopened': {
      const what = names.incident(event.payload.incidentId)
      return line(
        `${what.zh} 已恢复：${event.payload.reason}`,
        `${what.en} reopened: ${event.payload.reason}`,
      )
    }
    case 'IncidentArchived': {
      const what = names.incident(event.payload.incidentId)
      return line(`${what.zh} 已归档`, `${what.en} archived`)
    }
    case 'UnitRegistered':
      return line(`登记队伍 ${event.payload.name}`, `Unit ${event.payload.name} registered`)
    case 'LeaderAppointed': {
      const unit = names.unit(event.payload.unitId)
      return line(
        event.payload.before ? `${unit.zh} 更换队长` : `${unit.zh} 确定队长`,
        event.payload.before ? `${unit.en} has a new leader` : `${unit.en} has a leader`,
      )
    }
    case 'DeviceBound': {
      const unit = names.unit(event.payload.unitId)
      return line(
        `${unit.zh} 绑定终端 ${event.payload.device}`,
        `${unit.en}: device ${event.payload.device} bound`,
      )
    }
    case 'DeviceUnbound': {
      const unit = names.unit(event.payload.unitId)
      return line(`${unit.zh} 解绑终端`, `${unit.en}: device unbound`)
    }
    case 'UnitPutOnDuty': {
      const unit = names.unit(event.payload.unitId)
      return line(`${unit.zh} 上岗`, `${unit.en} on duty`)
    }
    case 'UnitPutOffDuty': {
      const unit = names.unit(event.payload.unitId)
      const why = after(event.payload.reason)
      return line(`${unit.zh} 离岗${why.zh}`, `${unit.en} off duty${why.en}`)
    }
    case 'UnitStatusChanged': {
      const unit = names.unit(event.payload.unitId)
      const to = UNIT_STATUS[event.payload.to]
      return line(`${unit.zh} ${to.zh}`, `${unit.en}: ${to.en.toLowerCase()}`)
    }
    case 'UnitAssigned': {
      const unit = names.unit(event.payload.unitId)
      const what = names.incident(event.payload.incidentId)
      const task = after(event.payload.task)
      return line(`派 ${unit.zh} 往 ${what.zh}${task.zh}`, `${unit.en} sent to ${what.en}${task.en}`)
    }
    case 'UnitReleased': {
      const unit = names.unit(event.payload.unitId)
      const what = names.incident(event.payload.incidentId)
      const why = after(event.payload.reason)
      return line(`${unit.zh} 撤离 ${what.zh}${why.zh}`, `${unit.en} released from ${what.en}${why.en}`)
    }
    case 'SituationSent': {
      const unit = names.unit(event.payload.unitId)
      const { incidentId, text, casualties } = event.payload
      const what = names.incident(incidentId)
      const hurt = casualties ? casualtyWords(casualties) : undefined
      return line(
        `${unit.zh} 报 ${what.zh} 现场情况：${text}${hurt ? `（${hurt.zh}）` : ''}`,
        `${unit.en} reported from ${what.en}: ${text}${hurt ? ` (${hurt.en})` : ''}`,
      )
    }
    case 'WarehouseRegistered':
      return line(`登记仓库 ${event.payload.name}`, `Store ${event.payload.name} registered`)
    case 'KeeperAppointed': {
      const store = names.warehouse(event.payload.warehouseId)
      return line(
        event.payload.before ? `${store.zh} 更换保管人` : `${store.zh} 确定保管人`,
        event.payload.before ? `${store.en} has a new keeper` : `${store.en} has a keeper`,
      )
    }
    case 'ItemRegistered': {
      const { name } = event.payload
      return line(`登记物资 ${name.zh}`, `Item ${name.en} registered`)
    }
    case 'StockReceived': {
      const { warehouseId, itemId, quantity, receiptKind, lotNumber } = event.payload
      const [store, item, kind] = [names.warehouse(warehouseId), names.item(itemId), RECEIPTS[receiptKind]]
      return line(
        `${store.zh} ${kind.zh} ${item.zh} ${quantity}（批号 ${lotNumber}）`,
        `${store.en}: ${quantity} ${item.en} in, ${kind.en.toLowerCase()} (lot ${lotNumber})`,
      )
    }
    case 'StockIssued': {
      const { warehouseId, itemId, quantity, issueKind, incidentId, paperworkPending } = event.payload
      const [store, item, kind] = [names.warehouse(warehouseId), names.item(itemId), ISSUES[issueKind]]
      const use = incidentId ? names.incident(incidentId) : undefined
      return line(
        `${store.zh} ${kind.zh} ${item.zh} ${quantity}${use ? `，用于 ${use.zh}` : ''}${paperworkPending ? '，手续待补' : ''}`,
        `${store.en}: ${quantity} ${item.en} out, ${kind.en.toLowerCase()}${use ? `, for ${use.en}` : ''}${paperworkPending ? ', papers to follow' : ''}`,
      )
    }
    case 'StockCounted': {
      const { warehouseId, lotId, counted, difference } = event.payload
      const [store, lot] = [names.warehouse(warehouseId), names.lot(lotId)]
      const found =
        difference === 0
          ? words('相符', 'as booked')
          : difference > 0
            ? words(`盘盈 ${difference}`, `${difference} more than booked`)
            : words(`盘亏 ${-difference}`, `${-difference} fewer than booked`)
      return line(
        `${store.zh} 盘点 ${lot.zh}：实有 ${counted}，${found.zh}`,
        `${store.en} counted ${lot.en}: ${counted}, ${found.en}`,
      )
    }
    case 'StockTargetsSet': {
      const { warehouseId, targets } = event.payload
      const store = names.warehouse(warehouseId)
      const said = targets.map(({ itemId, quantity }) => ({ name: names.item(itemId), quantity }))
      return line(
        `${store.zh} 储备定额：${said.map(({ name, quantity }) => `${name.zh} ${quantity || '不设'}`).join('、')}`,
        `${store.en}, targets: ${said.map(({ name, quantity }) => `${name.en} ${quantity || 'none'}`).join(', ')}`,
      )
    }
    case 'BaseDataChanged': {
      const { version, dataDate } = event.payload
      return line(
        `县情数据更换为 ${version}（${dataDate}）`,
        `County data changed to ${version} (${dataDate})`,
      )
    }
    case 'MarkingDrawn': {
      const what = markingName(event.payload)
      return line(`标绘 ${what.zh}`, `${what.en} drawn on the map`)
    }
    case 'MarkingAltered': {
      const what = markingName(event.payload)
      return line(`标绘 ${what.zh} 已修改`, `${what.en} altered on the map`)
    }
    case 'MarkingShared': {
      const what = names.marking(event.payload.markingId)
      const whom = event.payload.with.map((code) => names.place(code))
      if (whom.length === 0) return line(`${what.zh} 仅本辖区可见`, `${what.en} kept to its own jurisdiction`)
      return line(
        `${what.zh} 共享给 ${whom.map(({ zh }) => zh).join('、')}`,
        `${what.en} shared with ${whom.map(({ en }) => en).join(', ')}`,
      )
    }
    case 'MarkingLifted': {
      const [what, why] = [markingName(event.payload), after(event.payload.reason)]
      return line(`标绘 ${what.zh} 已撤销${why.zh}`, `${what.en} taken off the map${why.en}`)
    }
    case 'ExercisePrepared':
      return line(`建立演练 ${event.payload.title.zh}`, `Exercise "${event.payload.title.en}" prepared`)
    case 'InjectPrepared':
      return line(`载入情况 ${event.payload.no} 号`, `Inject no. ${event.payload.no} loaded`)
    case 'ExerciseStarted':
      return line('演练开始', 'Exercise started')
    case 'ExercisePaused': {
      const why = after(event.payload.reason)
      return line(`演练暂停${why.zh}`, `Exercise paused${why.en}`)
    }
    case 'ExerciseResumed':
      return line('演练继续', 'Exercise resumed')
    case 'ExerciseRateChanged':
      return line(`演练倍速改为 ${event.payload.rate}×`, `Exercise rate set to ${event.payload.rate}×`)
    case 'ExerciseJumped': {
      const to = tPlusText(event.payload.toMs)
      return line(`演练跳到 ${to}`, `Exercise moved on to ${to}`)
    }
    case 'ExerciseEnded': {
      const why = after(event.payload.reason)
      return line(`演练结束${why.zh}`, `Exercise ended${why.en}`)
    }
    case 'InjectDelivered':
      return line(`情况 ${event.payload.no} 号已下发`, `Inject no. ${event.payload.no} delivered`)
    case 'InjectSkipped':
      return line(`情况 ${event.payload.no} 号跳过`, `Inject no. ${event.payload.no} skipped`)
    case 'MessageReceived': {
      const { from, to, channel, text } = event.payload
      return line(
        `${CHANNELS[channel].zh} ${from.zh} → ${to.zh}：${text.zh}`,
        `${CHANNELS[channel].en}, ${from.en} to ${to.en}: ${text.en}`,
      )
    }
    case 'MessageAcknowledged':
      return line('消息已签收', 'Message acknowledged')
    default:
      return assertNever(event)
  }
}

/** Who did it, for the end of a line: the role, or the part of the program. */
export function actorWords({ id, role }: Actor, roleWords: Readonly<Record<Actor['role'], Words>>): Words {
  if (role !== 'system') return roleWords[role]
  const part = id.replace(/^system:/, '')
  const known: Readonly<Record<string, Words>> = {
    msel: words('脚本', 'Script'),
    pack: words('县域数据', 'County pack'),
    demo: words('演示', 'Demo'),
  }
  return known[part] ?? roleWords.system
}
