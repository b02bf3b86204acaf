import type { UnitStatus } from '../../domain/unit/commands.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { words, type Words } from '../../domain/words.ts'

/** One of the big buttons of a team: 出动, 到场, 返回. */
export interface UnitStep {
  readonly to: UnitStatus
  readonly words: Words
  /** `now`: it is so. `can`: one press. `ask`: the office must agree. `cannot`: `why` says what is missing. */
  readonly is: 'now' | 'can' | 'ask' | 'cannot'
  readonly why?: Words
  /** The one that is expected next. */
  readonly next?: boolean
}

const OFF_DUTY = words('离岗中，先上岗', 'Off duty; go on duty first')
const NO_TASK = words('没有任务，由值班室派出', 'No assignment; the office sends you')
const OFFICE_RELEASES = words('任务结束由值班室撤回', 'The office releases you from the task')

const OUT: readonly (readonly [UnitStatus, Words])[] = [
  ['en-route', words('出动', 'Set out')],
  ['on-scene', words('到场', 'On scene')],
]

/** What a team may do next, by the same rules as the server's: a status that needs a task and one that ends it. */
export function unitSteps(unit: Unit, mayAsk: boolean): UnitStep[] {
  const next = NEXT[unit.status]
  return allSteps(unit, mayAsk).map((step) => (step.to === next ? { ...step, next: true } : step))
}

const NEXT: Readonly<Record<UnitStatus, UnitStatus>> = {
  available: 'en-route',
  'en-route': 'on-scene',
  'on-scene': 'returning',
  returning: 'available',
}

function allSteps(unit: Unit, mayAsk: boolean): UnitStep[] {
  const out = OUT.map(([to, name]): UnitStep => {
    if (unit.status === to) return { to, words: name, is: 'now' }
    if (unit.duty === 'off') return { to, words: name, is: 'cannot', why: OFF_DUTY }
    if (!unit.assignment) return { to, words: name, is: 'cannot', why: NO_TASK }
    return { to, words: name, is: 'can' }
  })
  return [...out, homeward(unit, mayAsk)]
}

function homeward(unit: Unit, mayAsk: boolean): UnitStep {
  const back = { to: 'returning', words: words('返回', 'Return') } as const
  if (unit.status === 'returning')
    return { to: 'available', words: words('已归队', 'Back at base'), is: 'can' }
  if (unit.duty === 'off') return { ...back, is: 'cannot', why: OFF_DUTY }
  if (!unit.assignment) return { ...back, is: 'cannot', why: NO_TASK }
  if (!mayAsk) return { ...back, is: 'cannot', why: OFFICE_RELEASES }
  return { ...back, words: words('请求返回', 'Ask to return'), is: 'ask' }
}
