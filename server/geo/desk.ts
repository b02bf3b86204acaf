import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import type { MarkedClosure } from '../../domain/geo/desk/closures-of-markings.ts'
import type { MarkedHazard } from '../../domain/geo/desk/hazards-of-markings.ts'
import type { DeskQuestionName, DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { answer, type GeoResult } from '../../domain/geo/fault.ts'
import type { PolygonGeometry } from '../../domain/geo/polygon/geometry.ts'
import { askAround } from './around-closures.ts'
import { floodOf } from './flood.ts'
import type { KnownCounty } from './known-county.ts'
import { inHazardOf, notReachedOf } from './hazards.ts'
import { impactOn } from './impact.ts'
import { unitsSomewhere, type Scene } from './movers.ts'
import { nearestTo } from './nearest.ts'
import type { RecentAnswers } from './recent-answers.ts'

/** All that a question is answered from: the county, and the operation as whoever asks may see it. */
export interface Desk extends Scene {
  readonly county: KnownCounty
  readonly recent: RecentAnswers
  /** In force now. */
  readonly closures: readonly MarkedClosure[]
  /** Floods and fires in force now. */
  readonly hazards: readonly MarkedHazard[]
  /** Undefined: there is no such marking, or it is no area. */
  readonly markedArea: (marking: string) => PolygonGeometry | undefined
}

type Answering = {
  readonly [N in DeskQuestionName]: (
    question: DeskQuestions[N],
    desk: Desk,
  ) => Promise<GeoResult<DeskAnswers[N]>>
}

/**
 * What depends on nothing but the county and closures is computed once for everybody; what depends on units and stores
 * is added for whoever asks.
 */
export const ANSWERING: Answering = {
  impact: impactOn,
  nearest: nearestTo,
  route: (question, desk) => around('route', question, desk, (asked) => desk.county.geography.route(asked)),
  'cut-off': (question, desk) =>
    around('cut-off', question, desk, (asked) => desk.county.geography.cutOff(asked)),
  async 'first-there'(question, desk) {
    const units = new Map(unitsSomewhere(desk).map((unit) => [unit.id, unit]))
    // Not kept: units move.
    const first = await askAround(question.closures, desk.closures, (closures) =>
      desk.county.geography.firstThere({ ...question, closures }, [...units.values()]),
    )
    if (!first.ok) return first
    const found = first.value.found.flatMap((place) => {
      const unit = units.get(place.id)
      return unit ? [{ ...unit, ...place, ...inHazardOf(desk.hazards, place) }] : []
    })
    return answer({ ...first.value, found, notReached: notReachedOf(desk.hazards, first.value.notReached) })
  },
  flood: floodOf,
}

/** A question about roads, asked around the closures of the operation and kept. */
function around<Q extends Pick<DeskQuestions['cut-off'], 'closures'>, A extends object>(
  ask: DeskQuestionName,
  question: Q,
  { county, recent, closures: marked }: Desk,
  compute: (question: Q) => Promise<GeoResult<A>>,
) {
  const { version } = county
  return askAround(question.closures, marked, (closures) => {
    const asked = { ...question, closures }
    return recent.answer({ ask, version, question: asked }, () => compute(asked))
  })
}
