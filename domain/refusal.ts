import { words, type Words } from './words.ts'

type RefusalData = Readonly<Record<string, string | number | boolean | null>>

const of = (data: RefusalData, key: string): string => String(data[key] ?? '?')

/** Every reason to refuse a command, with its words. A refusal is a value; an exception is a bug. */
export const REFUSALS = {
  'not-found': (d) =>
    words(
      `找不到${of(d, 'zh')}，可能已归档或不在本辖区`,
      `No such ${of(d, 'en')} here; it may be archived or lie outside this jurisdiction`,
    ),
  'already-exists': (d) => words(`${of(d, 'id')} 已经登记过`, `${of(d, 'id')} is registered already`),
  'other-jurisdiction': () =>
    words(
      '该记录属于其他辖区，请由所属辖区或上级操作',
      'This record belongs to another jurisdiction; its own office or the county must do this',
    ),
  'jurisdiction-unknown': (d) =>
    words(
      `本县没有代码为 ${of(d, 'code')} 的乡镇或村，请检查代码`,
      `The county has no township or village of code ${of(d, 'code')}; check the code`,
    ),
  'occurred-in-future': () =>
    words('发生时间晚于现在，请检查时间', 'The time of occurrence lies in the future; check it'),
  'incident-closed': () => words('事件已终止，如需继续请先恢复', 'The incident is closed; reopen it first'),
  'incident-not-closed': () => words('事件尚未终止', 'The incident is not closed'),
  'incident-already-acknowledged': () => words('事件已签收', 'The incident has been acknowledged already'),
  'incident-already-verified': () => words('事件已核实', 'The incident has been verified already'),
  'incident-not-verified': () =>
    words(
      '事件尚未核实，请先核实再定级或终止',
      'The incident is not verified; verify it before grading or closing',
    ),
  'incident-has-units': (d) =>
    words(
      `仍有 ${of(d, 'count')} 支队伍在此事件，请先撤回`,
      `${of(d, 'count')} unit(s) are still assigned; release them first`,
    ),
  'incident-has-open-children': (d) =>
    words(`还有 ${of(d, 'count')} 个从属事件未终止`, `${of(d, 'count')} linked incident(s) are still open`),
  'incident-link-loop': () =>
    words(
      '不能把事件关联到自己或自己的从属事件',
      'An incident cannot be linked to itself or to one below it',
    ),
  'incident-parent-closed': () =>
    words(
      '主事件已终止，请先恢复它或另选主事件',
      'The incident above is closed; reopen it first or choose another',
    ),
  'phase-of-own-office': () =>
    words(
      '处置阶段由事件所属辖区判定，请只报现场情况',
      'Its own office says which phase an incident is in; report the situation only',
    ),
  'unit-off-duty': () => words('队伍不在岗，请先上岗', 'The unit is off duty; put it on duty first'),
  'unit-assigned': (d) =>
    words(
      `队伍已派往事件 ${of(d, 'number')} 号，请先撤回`,
      `The unit is assigned to incident no. ${of(d, 'number')}; release it first`,
    ),
  'unit-not-assigned': () => words('队伍没有任务', 'The unit has no assignment'),
  'unit-not-at-incident': () =>
    words('该队伍没有派往此事件，或已撤回', 'The unit is not assigned to this incident, or was released'),
  'unit-status-unchanged': () => words('状态没有变化', 'The status is the same already'),
  'unit-empty': () => words('队伍人数为 0，不能派出', 'The unit has nobody in it and cannot be sent'),
  'device-already-bound': (d) =>
    words(
      `该终端已绑定到「${of(d, 'unit')}」，请先解绑`,
      `The device is bound to "${of(d, 'unit')}"; unbind it first`,
    ),
  'device-bound-elsewhere': () =>
    words(
      '该终端已绑定到其他辖区的队伍，请由该辖区解绑',
      'The device is bound to a unit of another jurisdiction; its own office must unbind it',
    ),
  'device-not-bound': () => words('队伍没有绑定终端', 'The unit has no device'),
  'device-in-exercise': () =>
    words('终端绑定属于实战，不在演练中操作', 'Devices are bound in the live operation, not in an exercise'),
  'not-enough-stock': (d) =>
    words(
      `库存不足：可用 ${of(d, 'available')}，申请 ${of(d, 'requested')}`,
      `Not enough in stock: ${of(d, 'available')} available, ${of(d, 'requested')} requested`,
    ),
  'lot-dates-differ': (d) =>
    words(
      `批号 ${of(d, 'lotNumber')} 已登记，生产或到期日期不一致`,
      `Lot ${of(d, 'lotNumber')} is registered with other dates`,
    ),
  'lot-of-other-item': () => words('该批次不属于此物资', 'That lot is of another item'),
  'produced-after-expiry': () =>
    words('到期日期早于生产日期', 'The expiry date lies before the production date'),
  'marking-is-a-point': () =>
    words('这类标绘是一个点，请画一个点', 'This kind of marking is a point; draw one'),
  'marking-is-a-line': () =>
    words('这类标绘是一条线，请画至少两个点的线', 'This kind of marking is a line; draw at least two points'),
  'marking-is-an-area': () =>
    words(
      '这类标绘是一个范围，请画至少三个点的范围',
      'This kind of marking is an area; draw at least three points',
    ),
  'marking-needs-label': () =>
    words('这类标绘必须写文字，例如 A 段', 'This kind of marking needs a label, for example Section A'),
  'marking-closes-no-road': () =>
    words('只有断路标绘才能对应道路或桥梁', 'Only a closure can name the road or bridge it closes'),
  'marking-validity-reversed': () =>
    words('失效时间必须晚于生效时间', 'The end of validity must lie after its beginning'),
  'marking-without-extent': () =>
    words('各点几乎重合，看不出线或范围，请重画', 'The points coincide; draw it again, larger'),
  'marking-crosses-itself': (d) =>
    words(
      `范围的边线在 ${of(d, 'lat')}, ${of(d, 'lon')} 附近自相交叉，请改画`,
      `The outline crosses itself near ${of(d, 'lat')}, ${of(d, 'lon')}; draw it without crossing`,
    ),
  'outside-county': (d) =>
    d['swapped'] === true
      ? words(
          `${of(d, 'lat')}, ${of(d, 'lon')} 远在本县之外：经纬度写反了，请对调`,
          `${of(d, 'lat')}, ${of(d, 'lon')} lies far outside the county: latitude and longitude are swapped; exchange them`,
        )
      : words(
          `${of(d, 'lat')}, ${of(d, 'lon')} 远在本县之外，请检查坐标`,
          `${of(d, 'lat')}, ${of(d, 'lon')} lies far outside the county; check the coordinates`,
        ),
  'not-an-exercise': () => words('只能在演练中操作', 'This can be done in an exercise only'),
  'exercise-already-prepared': () => words('演练已建立', 'The exercise has been prepared already'),
  'exercise-not-prepared': () => words('演练尚未准备好', 'The exercise is not prepared'),
  'exercise-not-running': () => words('演练未在进行', 'The exercise is not running'),
  'exercise-not-paused': () => words('演练未暂停', 'The exercise is not paused'),
  'exercise-already-started': () => words('演练已经开始', 'The exercise has started already'),
  'exercise-ended': () => words('演练已结束', 'The exercise has ended'),
  'exercise-jump-back': () => words('只能向前跳转', 'A jump can only go forward'),
  'inject-not-waiting': () =>
    words('该情况已经下发或跳过', 'The inject has been delivered or skipped already'),
  'inject-effect-invalid': () =>
    words(
      '情况附带的指令无效，未执行',
      'The command that the inject carries is not valid and was not carried out',
    ),
  'base-data-of-exercise': () =>
    words('演练使用开始时的县情数据，不能更换', 'An exercise keeps the county data that it began with'),
  'message-already-acknowledged': () => words('消息已签收', 'The message has been acknowledged already'),
} as const satisfies Record<string, (data: RefusalData) => Words>

export type RefusalCode = keyof typeof REFUSALS

export interface Refusal {
  readonly code: RefusalCode
  readonly message: Words
  readonly data: RefusalData
}

export type Decision<E> = { readonly ok: true; readonly events: readonly E[] } | Refused

export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

export function refuse(code: RefusalCode, data: RefusalData = {}): Refused {
  return { ok: false, refusal: { code, message: REFUSALS[code](data), data } }
}

export const accept = <E>(...events: readonly E[]): { readonly ok: true; readonly events: readonly E[] } => ({
  ok: true,
  events,
})

const NAMES = {
  incident: words('该事件', 'incident'),
  unit: words('该队伍', 'unit'),
  warehouse: words('该仓库', 'warehouse'),
  item: words('该物资', 'item'),
  lot: words('该批次', 'lot'),
  marking: words('该标绘', 'marking'),
  inject: words('该情况', 'inject'),
  message: words('该消息', 'message'),
} as const

export const notFound = (what: keyof typeof NAMES, id: string) =>
  refuse('not-found', { what, id, ...NAMES[what] })
