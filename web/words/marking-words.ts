import type { Shape } from '../../domain/marking/geometry.ts'
import type { MarkingKind } from '../../domain/marking/kinds.ts'
import { MARKING_KINDS } from '../../domain/marking/words.ts'
import { words, type Words } from '../../domain/words.ts'

export { MARKING_KINDS, VALIDITY } from '../../domain/marking/words.ts'

export const SHAPES: Readonly<Record<Shape, Words>> = {
  Point: words('点', 'Point'),
  LineString: words('线', 'Line'),
  Polygon: words('面', 'Area'),
}

/** `火线段 A 段`, as a line of the log and a title call it. */
export function markingName(marking: {
  readonly markingKind: MarkingKind
  readonly label: string | null
}): Words {
  const { zh, en } = MARKING_KINDS[marking.markingKind]
  return marking.label === null ? words(zh, en) : words(`${zh} ${marking.label}`, `${en} ${marking.label}`)
}
