import type { DeskAnswers, UsedClosure } from '../../domain/geo/desk/answers.ts'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import { floodToGeoJson, placesToGeoJson, routesToGeoJson } from '../../domain/geo/export/geojson.ts'
import type { Exported } from './export.ts'

type Exporting = { readonly [N in DeskQuestionName]: (answer: DeskAnswers[N]) => Exported }

/** A list of an answer, each thing with the name of its list. */
const listed = <T extends object>(list: string, things: readonly T[]) =>
  things.map((thing) => ({ list, ...thing }))

/** The kind of a hazard stands in a cell. */
const hazardSaid = <T extends { readonly inHazard: UsedClosure | null }>(place: T) => ({
  ...place,
  inHazard: place.inHazard?.kind ?? null,
})

const EXPORTING: Exporting = {
  impact(answer) {
    const { about, areaKm2, people, households, vulnerable, roads, roadKm, partlyOutside } = answer
    const places = (
      ['villages', 'hamlets', 'facilities', 'shelters', 'warehouses', 'units', 'bridges'] as const
    )
      .map((list) => listed(list, answer[list]))
      .flat()
    const { persons, ...kinds } = vulnerable
    const total = { areaKm2, people, households, vulnerable: persons, ...kinds, partlyOutside }
    const rows = [
      ...listed('total', [total]),
      ...listed(
        'roadKm',
        Object.entries(roadKm).map(([name, km]) => ({ class: name, km })),
      ),
      ...listed('roads', roads),
      ...places,
    ]
    return { about, rows, shapes: placesToGeoJson(about, places) }
  },
  route(answer) {
    const rows = answer.routes.flatMap(({ roads }, index) =>
      roads.map((road) => ({ rank: index + 1, ...road })),
    )
    return { about: answer.about, rows, shapes: routesToGeoJson(answer) }
  },
  nearest({ about, found, notReached, notSafe }) {
    const places = [
      ...listed('found', found),
      ...listed('notReached', notReached),
      ...listed('notSafe', notSafe),
    ].map(hazardSaid)
    return { about, rows: places, shapes: placesToGeoJson(about, places) }
  },
  'first-there'({ about, found, notReached }) {
    const places = [...listed('found', found), ...listed('notReached', notReached)].map(hazardSaid)
    return { about, rows: places, shapes: placesToGeoJson(about, places) }
  },
  'cut-off'({ about, people, households, vulnerable, villages, hamlets }) {
    const places = [...listed('villages', villages), ...listed('hamlets', hamlets)]
    const { persons, ...kinds } = vulnerable
    const rows = [...listed('total', [{ people, households, vulnerable: persons, ...kinds }]), ...places]
    return { about, rows, shapes: placesToGeoJson(about, places) }
  },
  flood(answer) {
    const { about, gauge, stageM, depths } = answer
    const rows = depths.map(({ fromM, areaKm2 }) => ({
      gauge: gauge.id,
      name: gauge.name,
      stageM,
      fromM,
      areaKm2,
    }))
    return { about, rows, shapes: floodToGeoJson(answer) }
  },
}

/** An answer as a table and as shapes. */
export const exportOf = <N extends DeskQuestionName>(name: N, answer: DeskAnswers[N]): Exported =>
  EXPORTING[name](answer)
