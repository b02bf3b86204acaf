import type { RecordBase } from '../record-base.ts'

/** Which version of the county's base data the operation sees. There is one, with the id `county`. */
export interface BaseData extends RecordBase {
  readonly kind: 'baseData'
  readonly id: string
  readonly version: string
  /** The day that the data describe. */
  readonly dataDate: string
  readonly loadedAt: string
}

export const BASE_DATA_ID = 'county'
