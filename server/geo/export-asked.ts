import { DESK_ANSWERS, type DeskAnswers } from '../../domain/geo/desk/answers.ts'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import {
  askedFeatures,
  askedProperties,
  askedRow,
  totalRow,
  type Asked,
} from '../../domain/geo/export/asked.ts'
import { columnsOfLists } from '../../domain/geo/export/columns.ts'
import { featureRows } from '../../domain/geo/export/features.ts'
import { exportOf } from './export-answer.ts'
import type { Exported } from './export.ts'

interface Answered<N extends DeskQuestionName> extends Asked {
  readonly name: N
  readonly answer: DeskAnswers[N]
}

/** The list that a thing is of, where an answer has only one. */
const ONLY_LIST: Partial<Readonly<Record<DeskQuestionName, string>>> = {
  ...{ nearest: 'found', 'first-there': 'found', route: 'roads', flood: 'depths' },
}

/** An answer as a file that says what was asked: whoever finds it a week later need not guess. */
export function exportAnswered<N extends DeskQuestionName>(asked: Answered<N>): Exported {
  const { name, answer } = asked
  const { about, rows, shapes } = exportOf(name, answer)
  const things = rows.map((row) => ({ list: ONLY_LIST[name], ...row }) as { list?: string })
  const summed = things.some(({ list }) => list === 'total') ? [] : [totalRow(asked)]
  const collection = shapes as { readonly features: readonly object[] }
  return {
    about,
    columns: ['list', 'question', 'asOf', ...columnsOfLists(DESK_ANSWERS[name])],
    rows: [askedRow(asked), ...shapeRows(asked), ...closureRows(asked), ...summed, ...things],
    shapes: {
      ...collection,
      properties: askedProperties(asked),
      features: [...askedFeatures(asked), ...collection.features],
    },
  }
}

const shapeRows = ({ shapes }: Asked): object[] =>
  featureRows(shapes.map(({ as, geometry }) => ({ geometry, properties: { list: 'askedShape', as } })))

/** Roads and bridges that the question closed, and markings that were gone round or could not be. */
function closureRows({ question, answer }: Asked): object[] {
  const { closures: own = [] } = question as { closures?: readonly { kind: string; id?: string }[] }
  const { closures = [], leftOut = [] } = answer as Partial<
    Pick<DeskAnswers['cut-off'], 'closures' | 'leftOut'>
  >
  return [
    ...own.flatMap(({ kind, id }) => (id === undefined ? [] : [{ list: 'closures', kind, id }])),
    ...closures.map(({ marking, kind }) => ({ list: 'closures', kind, id: marking })),
    ...leftOut.map(({ marking, kind, reason }) => ({ list: 'leftOut', kind, id: marking, reason })),
  ]
}
