import type { unitEvents } from '../../../domain/unit/events.ts'
import { casualtyWords } from '../../../domain/incident/words.ts'
import { UNIT_STATUS } from '../unit-words.ts'
import { after, line, type Lines } from './line.ts'

/** The log of units, in words. */
export const unitLines: Lines<typeof unitEvents> = {
  UnitRegistered(event) {
    return line(`登记队伍 ${event.payload.name}`, `Unit ${event.payload.name} registered`)
  },
  LeaderAppointed(event, names) {
    const unit = names.unit(event.payload.unitId)
    return line(
      event.payload.before ? `${unit.zh} 更换队长` : `${unit.zh} 确定队长`,
      event.payload.before ? `${unit.en} has a new leader` : `${unit.en} has a leader`,
    )
  },
  DeviceBound(event, names) {
    const unit = names.unit(event.payload.unitId)
    const { device } = event.payload
    return line(`${unit.zh} 绑定终端 ${device}`, `${unit.en}: device ${device} bound`)
  },
  DeviceUnbound(event, names) {
    const unit = names.unit(event.payload.unitId)
    return line(`${unit.zh} 解绑终端`, `${unit.en}: device unbound`)
  },
  UnitPutOnDuty(event, names) {
    const unit = names.unit(event.payload.unitId)
    return line(`${unit.zh} 上岗`, `${unit.en} on duty`)
  },
  UnitPutOffDuty(event, names) {
    const unit = names.unit(event.payload.unitId)
    const why = after(event.payload.reason)
    return line(`${unit.zh} 离岗${why.zh}`, `${unit.en} off duty${why.en}`)
  },
  UnitStatusChanged(event, names) {
    const unit = names.unit(event.payload.unitId)
    const to = UNIT_STATUS[event.payload.to]
    return line(`${unit.zh} ${to.zh}`, `${unit.en}: ${to.en.toLowerCase()}`)
  },
  UnitAssigned(event, names) {
    const unit = names.unit(event.payload.unitId)
    const what = names.incident(event.payload.incidentId)
    const task = after(event.payload.task)
    return line(`派 ${unit.zh} 往 ${what.zh}${task.zh}`, `${unit.en} sent to ${what.en}${task.en}`)
  },
  UnitReleased(event, names) {
    const unit = names.unit(event.payload.unitId)
    const what = names.incident(event.payload.incidentId)
    const why = after(event.payload.reason)
    return line(`${unit.zh} 撤离 ${what.zh}${why.zh}`, `${unit.en} released from ${what.en}${why.en}`)
  },
  SituationSent(event, names) {
    const unit = names.unit(event.payload.unitId)
    const { incidentId, text, casualties } = event.payload
    const what = names.incident(incidentId)
    const hurt = casualties ? casualtyWords(casualties) : undefined
    return line(
      `${unit.zh} 报 ${what.zh} 现场情况：${text}${hurt ? `（${hurt.zh}）` : ''}`,
      `${unit.en} reported from ${what.en}: ${text}${hurt ? ` (${hurt.en})` : ''}`,
    )
  },
}
