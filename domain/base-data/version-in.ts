import type { Read } from '../read.ts'
import { BASE_DATA_ID } from './record.ts'

/** The version of the county that an operation sees; undefined before one was loaded. */
export const versionIn = (records: Read): string | undefined => records.get('baseData', BASE_DATA_ID)?.version
