import type { incidentEvents } from '../../../domain/incident/events.ts'
import { codeName } from '../../../domain/incident/codes.ts'
import { words } from '../../../domain/words.ts'
import { GRADES, PHASES, casualtyWords } from '../../../domain/incident/words.ts'
import { peopleWords } from '../unit-words.ts'
import { after, line, type Lines } from './line.ts'

/** The log of incidents, in words. */
export const incidentLines: Lines<typeof incidentEvents> = {
  IncidentReported(event, names) {
    const { incidentId, code, place, casualties } = event.payload
    const [what, kind, at] = [names.incident(incidentId), codeName(code), after(place, '，', ', ')]
    const hurt = casualtyWords(casualties)
    return line(
      `接报 ${what.zh} ${kind.zh}${at.zh}${hurt ? `，${hurt.zh}` : ''}`,
      `${what.en} reported: ${kind.en}${at.en}${hurt ? `, ${hurt.en}` : ''}`,
    )
  },
  IncidentAcknowledged(event, names) {
    const what = names.incident(event.payload.incidentId)
    return line(`${what.zh} 已签收`, `${what.en} acknowledged`)
  },
  IncidentVerified(event, names) {
    const what = names.incident(event.payload.incidentId)
    const basis = after(event.payload.basis)
    return line(`${what.zh} 核实属实${basis.zh}`, `${what.en} confirmed${basis.en}`)
  },
  IncidentFoundFalse(event, names) {
    const what = names.incident(event.payload.incidentId)
    const basis = after(event.payload.basis)
    return line(`${what.zh} 核为误报${basis.zh}`, `${what.en} found to be a false alarm${basis.en}`)
  },
  IncidentGraded(event, names) {
    const what = names.incident(event.payload.incidentId)
    const grade = GRADES[event.payload.level].name
    const basis = after(event.payload.basis)
    return line(`${what.zh} 定为 ${grade.zh}${basis.zh}`, `${what.en} set to ${grade.en}${basis.en}`)
  },
  SituationUpdated(event, names) {
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
  },
  IncidentLinked(event, names) {
    const what = names.incident(event.payload.incidentId)
    if (event.payload.parentId === null) {
      return line(`${what.zh} 解除关联`, `${what.en} unlinked`)
    }
    const parent = names.incident(event.payload.parentId)
    return line(`${what.zh} 关联到 ${parent.zh}`, `${what.en} linked to ${parent.en}`)
  },
  ChildIncidentLinked(event, names) {
    const [what, child] = [names.incident(event.payload.incidentId), names.incident(event.payload.childId)]
    return line(`${what.zh} 之下关联 ${child.zh}`, `${what.en}: ${child.en} linked below it`)
  },
  ChildIncidentUnlinked(event, names) {
    const [what, child] = [names.incident(event.payload.incidentId), names.incident(event.payload.childId)]
    return line(`${what.zh} 与从属的 ${child.zh} 解除关联`, `${what.en}: ${child.en} no longer below it`)
  },
  IncidentReinforced(event, names) {
    const { incidentId, unitJurisdiction, name, headcount, task } = event.payload
    const [what, from, why] = [names.incident(incidentId), names.place(unitJurisdiction), after(task)]
    return line(
      `${what.zh} 获增援：${from.zh} ${name}，${headcount} 人${why.zh}`,
      `${what.en} reinforced by ${name} of ${from.en}, ${peopleWords(headcount).en}${why.en}`,
    )
  },
  ReinforcementWithdrawn(event, names) {
    const { incidentId, unitJurisdiction, name, reason } = event.payload
    const [what, from, why] = [names.incident(incidentId), names.place(unitJurisdiction), after(reason)]
    return line(
      `${what.zh} 的增援 ${from.zh} ${name} 归建${why.zh}`,
      `${name} of ${from.en}, which reinforced ${what.en}, sent home${why.en}`,
    )
  },
  IncidentShared(event, names) {
    const what = names.incident(event.payload.incidentId)
    const withWhom = event.payload.with.map((code) => names.place(code))
    if (withWhom.length === 0) return line(`${what.zh} 停止共享`, `${what.en} no longer shared`)
    return line(
      `${what.zh} 共享给 ${withWhom.map(({ zh }) => zh).join('、')}`,
      `${what.en} shared with ${withWhom.map(({ en }) => en).join(', ')}`,
    )
  },
  IncidentClosed(event, names) {
    const what = names.incident(event.payload.incidentId)
    return line(`${what.zh} 已终止：${event.payload.reason}`, `${what.en} closed: ${event.payload.reason}`)
  },
  IncidentReopened(event, names) {
    const what = names.incident(event.payload.incidentId)
    return line(`${what.zh} 已恢复：${event.payload.reason}`, `${what.en} reopened: ${event.payload.reason}`)
  },
  IncidentArchived(event, names) {
    const what = names.incident(event.payload.incidentId)
    return line(`${what.zh} 已归档`, `${what.en} archived`)
  },
}
