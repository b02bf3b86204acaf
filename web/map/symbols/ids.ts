import type { IncidentGrade } from '../../../domain/incident/commands.ts'
import type { MarkingKind } from '../../../domain/marking/kinds.ts'
import type { TeamType } from '../../../domain/unit/commands.ts'
import type { Along } from '../../marking/style.ts'
import type { Look } from '../base/base-style.ts'
import type { MarkingTone } from './marking.ts'

/** Names of symbols. An image is drawn when the map first asks for its name, so a name says all that is in it. */
export interface IncidentLook {
  readonly code: string
  readonly grade: IncidentGrade | null
  readonly unverified: boolean
}

export interface UnitLook {
  readonly teamType: TeamType
  readonly assigned: boolean
  readonly stale: boolean
  /** Never heard: drawn where it is based. */
  readonly atBase: boolean
  readonly simulated: boolean
  readonly sos: boolean
}

const end = ({ language, theme }: Look): string => `:${language}:${theme}`
const flag = (on: boolean, letter: string): string => (on ? letter : '')

export const incidentImage = ({ code, grade, unverified }: IncidentLook, look: Look): string =>
  `incident:${code}:${grade ?? '-'}:${unverified ? 'u' : 'v'}${end(look)}`

export const unitImage = (unit: UnitLook, look: Look): string =>
  `unit:${unit.teamType}:${flag(unit.assigned, 'a')}${flag(unit.stale, 's')}${flag(unit.atBase, 'b')}${flag(unit.simulated, 'm')}${flag(unit.sos, 'x')}${end(look)}`

/** @param fill 0 to 1; undefined: nobody has said what it should hold */
export const storeImage = (fill: number | undefined, look: Look): string =>
  `store:${fill === undefined ? '-' : Math.round(fill * 5)}${end(look)}`

export type MarkingState = 'valid' | 'coming' | 'ended'

export const markingImage = (kind: MarkingKind, state: MarkingState, look: Look): string =>
  `marking:${kind}:${state}${end(look)}`

export const alongImage = (along: Along, tone: MarkingTone, look: Look): string =>
  `along:${along}:${tone}${end(look)}`

export const arrowImage = (tone: MarkingTone, look: Look): string => `arrow:${tone}${end(look)}`

export const headingImage = (look: Look): string => `heading${end(look)}`

/** A mark of an answer: `rank` a numbered disc, `cut` a village that is cut off, `point` the place asked about. */
export type PinTone = 'rank' | 'cut' | 'point'
export const pinImage = (mark: string, tone: PinTone, look: Look): string => `pin:${mark}:${tone}${end(look)}`
