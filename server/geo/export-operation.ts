import type { About } from '../../domain/geo/answers.ts'
import type { AnyFeature } from '../../domain/geo/export/features.ts'
import type { Store } from '../../domain/store.ts'
import type { Audience } from '../../domain/visibility.ts'
import { words, type Words } from '../../domain/words.ts'
import type { Operation } from '../rooms/rooms.ts'

/** What of an operation is taken away: its records of an instant, as an audience may see them. */
export interface OperationThen {
  readonly operation: Operation
  readonly records: Pick<Store, 'get' | 'list' | 'by' | 'seq'>
  readonly audience: Audience
  readonly at: Date
}

/** Says of things of an operation which operation they are from, as of which event and instant. */
export function aboutOperation({ operation, records, at }: OperationThen, what: Words): About {
  const { id, titleZh, titleEn } = operation.row
  return {
    ...{ version: `${id}@${records.seq}`, date: at.toISOString(), estimate: null },
    source: words(`${what.zh}：${titleZh}`, `${what.en}: ${titleEn}`),
  }
}

export const pointAt = ({ lon, lat }: { readonly lon: number; readonly lat: number }) =>
  ({ type: 'Point', coordinates: [lon, lat] }) satisfies AnyFeature['geometry']
