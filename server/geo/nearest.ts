import type { Place } from '../../domain/geo/county.ts'
import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { STORE_OF, type DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { answer, fault, type GeoResult } from '../../domain/geo/fault.ts'
import { askAround } from './around-closures.ts'
import type { Desk } from './desk.ts'
import { itemNamed, stockOf, storesOf } from './movers.ts'

interface Wanted {
  /** Undefined: those of the base data. */
  readonly among: readonly Place[] | undefined
  readonly capacities: ReadonlyMap<string, number>
  readonly quantities: ReadonlyMap<string, number>
}

const NONE: ReadonlyMap<string, number> = new Map()

/** Places of the county, or stores of the operation that whoever asks may see. */
export async function nearestTo(
  question: DeskQuestions['nearest'],
  desk: Desk,
): Promise<GeoResult<DeskAnswers['nearest']>> {
  const wanted = wantedBy(question, desk)
  if (!wanted.ok) return wanted
  const { among, capacities, quantities } = wanted.value
  const { county, recent, closures: marked } = desk
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
    capacityPersons: capacities.get(place.id) ?? null,
    quantity: quantities.get(place.id) ?? null,
  }))
  return answer({ ...nearest.value, found })
}

function wantedBy({ kind, forPersons }: DeskQuestions['nearest'], desk: Desk): GeoResult<Wanted> {
  if (kind === 'shelter') {
    const shelters = desk.county.shelters.filter(({ capacityPersons }) => capacityPersons >= forPersons)
    const capacities = new Map(shelters.map(({ id, capacityPersons }) => [id, capacityPersons]))
    return answer({ among: forPersons > 0 ? shelters : undefined, capacities, quantities: NONE })
  }
  if (kind === 'warehouse') return answer({ among: storesOf(desk), capacities: NONE, quantities: NONE })
  if (!kind.startsWith(STORE_OF)) return answer({ among: undefined, capacities: NONE, quantities: NONE })
  const item = itemNamed(desk, kind.slice(STORE_OF.length))
  if (!item) return fault('not-known', 'kind', { id: kind })
  const quantities = stockOf(desk, item)
  const among = storesOf(desk).filter(({ id }) => quantities.has(id))
  return answer({ among, capacities: NONE, quantities })
}
