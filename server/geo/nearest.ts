import { placeOf, type Place } from '../../domain/geo/county.ts'
import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { STORE_OF, type DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { answer, fault, type GeoResult } from '../../domain/geo/fault.ts'
import { askAround } from './around-closures.ts'
import type { Desk } from './desk.ts'
import { inHazardOf, notReachedOf, safeShelters } from './hazards.ts'
import { itemNamed, stockOf, storesOf } from './movers.ts'

type Nearest = DeskAnswers['nearest']

interface Wanted {
  /** Undefined: those of the base data. */
  readonly among: readonly Place[] | undefined
  readonly notSafe: Nearest['notSafe']
  /** What else is said of a place found. */
  readonly more: (id: string) => Pick<Nearest['found'][number], 'capacityPersons' | 'quantity'>
}

/** Places of the county, or stores of the operation that whoever asks may see. Shelters in a hazard do not count. */
export async function nearestTo(
  question: DeskQuestions['nearest'],
  desk: Desk,
): Promise<GeoResult<DeskAnswers['nearest']>> {
  const wanted = wantedBy(question, desk)
  if (!wanted.ok) return wanted
  const { among, notSafe, more } = wanted.value
  const { county, recent, closures: marked, hazards } = desk
  const { version } = county
  const nearest = await askAround(question.closures, marked, (closures) => {
    const asked = { ...question, closures }
    return recent.answer({ ask: 'nearest', version, question: asked, among: among ?? null }, () =>
      county.geography.nearest(asked, among),
    )
  })
  if (!nearest.ok) return nearest
  const found = nearest.value.found.map((place) => ({
    ...place,
    ...more(place.id),
    ...inHazardOf(hazards, place),
  }))
  const notReached = notReachedOf(hazards, nearest.value.notReached)
  return answer({ ...nearest.value, found, notSafe, notReached })
}

function wantedBy(question: DeskQuestions['nearest'], desk: Desk): GeoResult<Wanted> {
  const { kind } = question
  if (kind === 'shelter') return answer(sheltersFor(question, desk))
  const nothing = { notSafe: [], more: () => ({ capacityPersons: null, quantity: null }) }
  if (kind === 'warehouse') return answer({ among: storesOf(desk), ...nothing })
  if (!kind.startsWith(STORE_OF)) return answer({ among: undefined, ...nothing })
  const item = itemNamed(desk, kind.slice(STORE_OF.length))
  if (!item) return fault('not-known', 'kind', { id: kind })
  const stock = stockOf(desk, item)
  const among = storesOf(desk).filter(({ id }) => stock.has(id))
  const more = (id: string) => ({ capacityPersons: null, quantity: stock.get(id) ?? null })
  return answer({ among, notSafe: [], more })
}

function sheltersFor(
  { at, forPersons }: DeskQuestions['nearest'],
  { county: { shelters }, hazards }: Desk,
): Wanted {
  const roomy = shelters.filter(({ capacityPersons }) => capacityPersons >= forPersons)
  const { safe, notSafe } = safeShelters(roomy, hazards, at)
  const capacities = new Map(roomy.map(({ id, capacityPersons }) => [id, capacityPersons]))
  return {
    // All of them are those of the base data, which are known already.
    among: safe.length < shelters.length ? safe.map(placeOf) : undefined,
    notSafe,
    more: (id) => ({ capacityPersons: capacities.get(id) ?? null, quantity: null }),
  }
}
